import type { z } from 'zod';
import { environment } from '../platform/environment';
import type { Silence } from './contract';

const TIMEOUT_MS = 3000;

const silence = (what: string, remedy: string): Silence => ({
  press: 'silent',
  failure: `${what} ${remedy} Readers still see the current pages.`,
});

/** Node hides the reason of a failed request in its cause. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no response within ${TIMEOUT_MS / 1000} seconds`;
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error.message;
}

/** What is no JSON becomes undefined, which no schema takes. */
function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectionTo(response: Response): Silence | undefined {
  if (response.ok) return undefined;
  const { status } = response;
  if (status === 401 || status === 403)
    return silence(
      `The press at ${environment.PRESS_URL} doesn’t accept the cms’s token.`,
      'Give both the same PRESS_TOKEN and restart them.',
    );
  return silence(
    `The press at ${environment.PRESS_URL} responded with an error (${status}).`,
    'Check its log. If something else responds at that URL, set PRESS_URL to the URL of the press.',
  );
}

/**
 * Asks the press for one of its JSON documents.
 * @param path below PRESS_URL, with a slash at its start.
 * @returns the parsed answer, or the reason why there is none and what to do.
 */
export async function askPress<T>(
  path: string,
  schema: z.ZodType<T>,
): Promise<Silence | { press: 'answers'; answer: T }> {
  let received: string;
  try {
    const response = await fetch(environment.PRESS_URL + path, {
      headers: { authorization: `Bearer ${environment.PRESS_TOKEN}`, accept: 'application/json' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const objection = objectionTo(response);
    if (objection) return objection;
    received = await response.text();
  } catch (error) {
    return silence(
      `The press doesn’t respond at ${environment.PRESS_URL} (${reason(error)}).`,
      'Start it, or set PRESS_URL to its URL.',
    );
  }
  const parsed = schema.safeParse(asJson(received));
  if (parsed.success) return { press: 'answers', answer: parsed.data };
  const [issue] = parsed.error.issues;
  return silence(
    `What responds at ${environment.PRESS_URL} isn’t this version’s press (${issue?.path.join('.') || 'its response'}: ${issue?.message}).`,
    'Start the press of the cms’s version, or set PRESS_URL to its URL.',
  );
}
