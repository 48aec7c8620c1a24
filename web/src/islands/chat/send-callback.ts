import type { CallbackRequest } from '@patient-press/shared/callback-request';
import * as z from 'zod/mini';
import type { FieldErrors } from './check-callback.ts';

/** `unreachable`: whether it has come in is not known. `detail` is for people; `errors` are those of fields. */
export type Outcome =
  | { kind: 'sent' }
  | { kind: 'refused'; detail: string; errors: FieldErrors }
  | { kind: 'unreachable' };

const PATIENCE_MS = 20_000;
const problem = z.object({
  detail: z.string(),
  errors: z.optional(z.array(z.object({ field: z.string(), message: z.string() }))),
});
const unknownProblem: z.infer<typeof problem> = {
  detail: 'This could not be taken in at the moment. Try again in a minute, or call.',
};

function toFieldErrors({ errors = [] }: z.infer<typeof problem>): FieldErrors {
  const found: FieldErrors = {};
  for (const { field, message } of errors) {
    const [name] = field.split('.');
    if (name === 'phone' || name === 'consent') found[name] ??= message;
  }
  return found;
}

/** Sends a request for a callback. The same request, with the same key, may be sent again. */
export async function sendCallback(request: CallbackRequest): Promise<Outcome> {
  let answer: Response;
  try {
    answer = await fetch('/api/callback-requests', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return { kind: 'unreachable' };
  }
  if (answer.ok) return { kind: 'sent' };
  const told = problem.safeParse(await answer.json().catch(() => null)).data ?? unknownProblem;
  return { kind: 'refused', detail: told.detail, errors: toFieldErrors(told) };
}
