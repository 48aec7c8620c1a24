import type { FieldError } from '@patient-press/shared/problem-document';
import { formWords } from '@patient-press/shared/words/forms';
import * as z from 'zod/mini';

/**
 * `unreachable`: whether it has come in is not known. `busy`: the site may take the same in a while, in milliseconds where
 * it says so. `detail` is for people.
 */
export type FormResponse<A> =
  | { kind: 'sent'; answer: A }
  | { kind: 'refused'; code: string; detail: string; errors: FieldError[] }
  | { kind: 'busy'; detail: string; retryAfterMs: number | null }
  | { kind: 'unreachable' };

const TIMEOUT_MS = 20_000;
/** No one waits longer in front of a form: then readers see when to come back. */
const LONGEST_WAIT_MS = 120_000;

const problem = z.object({
  code: z._default(z.string(), 'unknown'),
  detail: z.string(),
  errors: z._default(z.array(z.object({ field: z.string(), message: z.string() })), []),
});
const unknownProblem: z.infer<typeof problem> = {
  code: 'unknown',
  detail: formWords.unknown,
  errors: [],
};

/** `Retry-After`, which is seconds or a date, in milliseconds: https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (!header) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}

/** Whether the same may be taken a little later: when the site was hindered, or says itself that it will be soon. */
function mayWait(status: number, wait: number | null): boolean {
  if (wait !== null && wait > LONGEST_WAIT_MS) return false;
  return status >= 500 || (status === 429 && wait !== null);
}

/**
 * Sends one request. The same one, with the same key, may be sent again.
 * @param readAnswer of what a request that was taken is answered with; throws at what no such answer is, as when a network
 * answers in the site's place.
 */
export async function postJson<A>(
  path: string,
  body: object,
  readAnswer: (answer: unknown) => A,
): Promise<FormResponse<A>> {
  let answer: Response;
  let answered: unknown;
  try {
    answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    answered = await answer.json().catch(() => null);
    if (answer.ok) return { kind: 'sent', answer: readAnswer(answered) };
  } catch {
    return { kind: 'unreachable' };
  }
  const refusal = problem.safeParse(answered).data ?? unknownProblem;
  const wait = retryAfterMs(answer.headers.get('retry-after'), new Date());
  return mayWait(answer.status, wait)
    ? { kind: 'busy', detail: refusal.detail, retryAfterMs: wait }
    : { kind: 'refused', ...refusal };
}
