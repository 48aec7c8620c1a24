import { redact, redactOutput } from '@patient-press/shared/redact';
import type { Core } from '@strapi/strapi';

/** Where winston puts the line that its transports write. */
const LINE = Symbol.for('message');

type Info = Record<string | symbol, unknown>;

const redactIn = (info: Info, key: string | symbol): void => {
  const text = info[key];
  if (typeof text === 'string') info[key] = redact(text);
};

/**
 * Leaves out of the log what would let its readers in: tokens in URLs and headers, tickets, passwords. It is done where every
 * line passes, whichever code wrote it, and whether it goes to the terminal or to a file. Call it before anything is logged.
 */
export function redactLog(strapi: Core.Strapi): void {
  const { format } = strapi.log;
  strapi.log.format = {
    ...format,
    transform(info, options) {
      const line = format.transform(info, options);
      if (typeof line !== 'object') return line;
      redactIn(line, 'message');
      redactIn(line, LINE);
      return line;
    },
  };
  // What libraries write themselves.
  redactOutput();
}
