import type { IncomingMessage } from 'node:http';
import { requestErrors } from '@patient-press/shared/words/request-errors';
import { ProblemError } from './problem';
import { inUtf8, readBody } from './read-body';

/**
 * The fields of a plain form (application/x-www-form-urlencoded), in the order in which they were sent.
 * @throws ProblemError when it is larger than allowed, breaks off, or is no form in UTF-8.
 */
export async function readForm(request: IncomingMessage, maxBytes: number): Promise<URLSearchParams> {
  const bytes = await readBody(request, maxBytes);
  try {
    const body = inUtf8(bytes);
    // URLSearchParams takes anything: what isn't UTF-8 would be stored as question marks.
    decodeURIComponent(body);
    return new URLSearchParams(body);
  } catch (cause) {
    throw new ProblemError(400, 'malformed', requestErrors.formNotUtf8, { cause });
  }
}
