import { redact } from '@patient-press/shared/redact';
import { winston } from '@strapi/logger';
import { environment } from '../src/platform/environment';

const { combine, errors, printf, timestamp, uncolorize } = winston.format;

/** A line for each entry, for programs that collect logs: `{"time":"2026-01-31T12:00:00.000Z","level":"info",…}`. */
const json = combine(
  timestamp(),
  errors({ stack: true }),
  uncolorize(),
  printf(({ timestamp: time, level, message, stack }) =>
    // Before quotes are escaped, which would hide a password from it.
    JSON.stringify({
      time,
      level,
      program: 'cms',
      message: redact(String(message)),
      ...(stack ? { stack: redact(String(stack)) } : {}),
    }),
  ),
);

// As text, it is Strapi's own.
export default environment.LOG_FORMAT === 'json' ? { format: json } : {};
