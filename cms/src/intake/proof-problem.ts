import { requestErrors } from '@patient-press/shared/words/request-errors';
import { ProblemError } from '../platform/http/problem';

/** A proof of work is no good: the form gets another task, and tries again. */
export function proofProblem(): ProblemError {
  const message = requestErrors.securityCheck;
  return new ProblemError(422, 'proof-of-work', message, { errors: [{ field: 'proof', message }] });
}
