import type { IncomingMessage } from 'node:http';
import { ProblemError } from './problem';
import { readBody } from './read-body';

/** A button, and the token of a link. */
const MAX_BYTES = 2000;

/**
 * The fields of a form with a button. @returns null when it is larger than any.
 * @throws ProblemError when it breaks off.
 */
export async function readSmallForm(request: IncomingMessage): Promise<URLSearchParams | null> {
  try {
    return new URLSearchParams((await readBody(request, MAX_BYTES)).toString('utf8'));
  } catch (error) {
    if (error instanceof ProblemError && error.status === 413) return null;
    throw error;
  }
}
