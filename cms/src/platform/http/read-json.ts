import type { IncomingMessage } from 'node:http';
import { requestErrors } from '@patient-press/shared/words/request-errors';
import { ProblemError } from './problem';
import { inUtf8, readBody } from './read-body';

/**
 * The JSON of a request's body, not checked any further. No more than `maxBytes` of it are held in memory.
 * @throws ProblemError when it is larger than allowed, breaks off, or is not JSON in UTF-8.
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const bytes = await readBody(request, maxBytes);
  try {
    return JSON.parse(inUtf8(bytes));
  } catch (cause) {
    throw new ProblemError(400, 'malformed', requestErrors.jsonNotUtf8, { cause });
  }
}
