import { setTimeout as delay } from 'node:timers/promises';
import { CmsError } from '../content/cms.ts';

const RETRY_MS = { first: 200, longest: 2000 };

/** Waits longer after each failure in a row, up to two seconds. */
export function patience(): { wait(givenUp: AbortSignal): Promise<void>; reset(): void } {
  let ms = RETRY_MS.first;
  return {
    async wait(signal) {
      await delay(ms, undefined, { signal }).catch(() => undefined);
      ms = Math.min(2 * ms, RETRY_MS.longest);
    },
    reset() {
      ms = RETRY_MS.first;
    },
  };
}

export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

/** What keeps the press from publishing, in sentences that say what to do. */
export function describeTrouble(error: unknown): string {
  if (error instanceof CmsError) return error.message;
  if (isDiskFull(error)) {
    return 'The disk is full, so nothing can be published. Make room; the press goes on by itself. Readers keep the pages they have.';
  }
  return `Nothing can be published: ${error instanceof Error ? error.message : error}. The press tries again. Readers keep the pages they have.`;
}
