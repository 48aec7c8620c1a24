import type { CallbackRequest } from '@patient-press/shared/callback-request';
import * as z from 'zod/mini';

/** `unreachable`: whether it has come in is not known. `detail` is for people. */
export type Outcome = { kind: 'sent' } | { kind: 'refused'; detail: string } | { kind: 'unreachable' };

const PATIENCE_MS = 20_000;
const problem = z.object({ detail: z.string() });

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
  const told = problem.safeParse(await answer.json().catch(() => null));
  const detail = told.data?.detail ?? 'This could not be taken in at the moment. Try again in a minute, or call.';
  return { kind: 'refused', detail };
}
