import type { IncomingMessage } from 'node:http';
import { requestErrors } from '@patient-press/shared/words/request-errors';
import type { Core } from '@strapi/strapi';
import type { Html } from '../platform/http/html';
import { ProblemError } from '../platform/http/problem';

/** How a reader's request is answered when it was understood. Problems are thrown, but for those of plain forms. */
export type Answer =
  | { kind: 'json'; status: 200 | 201; body: object }
  | { kind: 'redirect'; to: string }
  | { kind: 'page'; problem: ProblemError | null; title: string; content: Html };

/** What a reader's browser sent, and to which path. `ip` is its address. */
export interface Received {
  req: IncomingMessage;
  ip: string;
  path: string;
}

/** Accepts what a reader sends. @throws ProblemError when it does not. */
export type Accept = (strapi: Core.Strapi, received: Received) => Promise<Answer>;

/** Whatever else goes wrong, the reader can only try again: the log says what it was. */
export function toProblem(strapi: Core.Strapi, error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  strapi.log.error('A reader’s request couldn’t be stored.');
  strapi.log.error(error);
  return new ProblemError(503, 'not-kept', requestErrors.notSaved, {
    retryAfterSeconds: 60,
  });
}
