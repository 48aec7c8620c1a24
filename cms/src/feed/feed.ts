import type { Core } from '@strapi/strapi';
import { type Changes, currentCursor, pruneChanges, readChanges } from './changes';
import { ChangeListener } from './listener';
import { watchTables } from './triggers';

const KEEP_DAYS = 7;
const HOUR_MS = 3_600_000;

/** Should a notification be lost, on its way through a connection pooler say, the feed is late by this much. */
const LOST_MS = 1000;

let listener: ChangeListener | undefined;
let pruning: NodeJS.Timeout | undefined;

export async function startFeed(strapi: Core.Strapi): Promise<void> {
  await watchTables(strapi);
  listener = new ChangeListener(strapi);
  await listener.open();
  const prune = () =>
    pruneChanges(strapi, KEEP_DAYS).catch((error: unknown) =>
      strapi.log.error(`Old changes could not be pruned: ${error}`),
    );
  await prune();
  pruning = setInterval(prune, HOUR_MS);
  pruning.unref();
}

export async function stopFeed(): Promise<void> {
  clearInterval(pruning);
  await listener?.close();
}

/**
 * What was committed since a cursor; when nothing was, waits for it.
 * @param cursor of an earlier answer; without one, the answer is the feed's current cursor.
 * @param waitMs how long to wait at the most.
 * @param given up when no one waits for the answer any more.
 * @throws CursorGoneError
 */
export async function followChanges(
  strapi: Core.Strapi,
  cursor: string | undefined,
  waitMs: number,
  givenUp: AbortSignal,
): Promise<Changes> {
  if (cursor === undefined) return { cursor: await currentCursor(strapi), changes: [], ageMs: null };
  const deadline = performance.now() + waitMs;
  for (;;) {
    const round = new AbortController();
    // Listening begins before reading: a commit between the two would else go unheard.
    const heard = listener?.next(AbortSignal.any([round.signal, givenUp]));
    const found = await readChanges(strapi, cursor);
    const leftMs = deadline - performance.now();
    if (found.changes.length === 0 && leftMs > 0 && !givenUp.aborted) {
      const timer = setTimeout(() => round.abort(), Math.min(leftMs, LOST_MS));
      await heard;
      clearTimeout(timer);
      continue;
    }
    round.abort();
    return found;
  }
}
