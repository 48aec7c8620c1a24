import { ProblemError } from '../platform/http/problem';

/** A proof of work is no good: the form gets another task, and tries again. */
export function proofProblem(): ProblemError {
  const message = 'The check that no robot sent this is over, or was used before. Send it again.';
  return new ProblemError(422, 'proof-of-work', message, { errors: [{ field: 'proof', message }] });
}
