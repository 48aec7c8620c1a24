import type { GUIDE_CHALLENGE } from '@patient-press/shared/guide-request';
import type { Challenge } from 'altcha-lib/types';
import * as z from 'zod/mini';

const path: typeof GUIDE_CHALLENGE = '/api/guide-challenges';
const FETCH_TIMEOUT_MS = 10_000;

/** As much of a challenge as solving it takes; all of it goes back with the solution. */
const challengeAnswer = z.object({
  parameters: z.looseObject({
    algorithm: z.string(),
    nonce: z.string(),
    salt: z.string(),
    cost: z.number(),
    keyLength: z.number(),
    keyPrefix: z.string(),
  }),
  signature: z.string(),
});

/** Works something out that costs a sender a little, and so one who sends thousands a lot. */
export interface Prover {
  /** Begins, unless it has. */
  begin(): void;
  /** The proof, as altcha's payload in base64; null when there is none within the time, or cannot be. */
  ready(timeoutMs: number): Promise<string | null>;
  /** Forgets the last one, which was not taken. */
  renew(): void;
}

async function fetchChallenge(): Promise<Challenge> {
  const answer = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  return challengeAnswer.parse(await answer.json());
}

/** Solves it in a worker. Where there is no `crypto.subtle`, nothing could be. */
function solve(challenge: Challenge): Promise<unknown> {
  const worker = new Worker(new URL('./solve.worker.ts', import.meta.url), { type: 'module' });
  const solved = new Promise<unknown>((resolve) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', () => resolve(null));
    worker.postMessage(challenge);
  });
  return solved.finally(() => worker.terminate());
}

async function prove(): Promise<string | null> {
  if (!globalThis.crypto?.subtle || !globalThis.Worker) return null;
  const challenge = await fetchChallenge();
  const solution = await solve(challenge);
  return solution ? btoa(JSON.stringify({ challenge, solution })) : null;
}

export function openProver(): Prover {
  let proving: Promise<string | null> | undefined;
  const begin = () => {
    proving ??= prove()
      .catch(() => null)
      .then((proof) => {
        // Without a connection, say: then it is begun again with the next attempt.
        if (!proof) proving = undefined;
        return proof;
      });
    return proving;
  };
  return {
    begin: () => void begin(),
    renew: () => {
      proving = undefined;
    },
    async ready(timeoutMs) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const tooLate = new Promise<null>((resolve) => {
        timer = setTimeout(resolve, timeoutMs, null);
      });
      return Promise.race([begin(), tooLate]).finally(() => clearTimeout(timer));
    },
  };
}
