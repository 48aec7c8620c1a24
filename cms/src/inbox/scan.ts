import { setImmediate as othersWereAnswered } from 'node:timers/promises';
import type { SearchEnd } from './search-contract';

/** What one search may cost. */
export interface ScanBounds {
  requests: number;
  ms: number;
  found: number;
}

/** So many are decrypted before the event loop goes on with something else: a few milliseconds’ work. */
const AT_ONCE = 50;

export interface Scan<Row> {
  found: Row[];
  /** How many rows were looked at. */
  read: number;
  end: SearchEnd;
  /** The last row that was looked at; null: there was none. */
  last: Row | null;
}

/**
 * Looks at rows one by one until there are no more, or a bound is reached. It lets the event loop go on every few rows.
 * @param batches the rows, in the order in which they are looked at.
 * @param signal ends it, as time does: no one waits for the answer any more.
 * @param now milliseconds of a clock that never goes back.
 */
export async function scan<Row>(
  batches: AsyncIterable<readonly Row[]>,
  isFound: (row: Row) => boolean,
  { bounds, signal, now = () => performance.now() }: { bounds: ScanBounds; signal: AbortSignal; now?: () => number },
): Promise<Scan<Row>> {
  const until = now() + bounds.ms;
  const result: Scan<Row> = { found: [], read: 0, end: 'all', last: null };
  for await (const batch of batches)
    for (const row of batch) {
      const end = boundReached(result, { bounds, isLate: now() >= until || signal.aborted });
      if (end) return { ...result, end };
      if (isFound(row)) result.found.push(row);
      result.read += 1;
      result.last = row;
      if (result.read % AT_ONCE === 0) await othersWereAnswered();
    }
  return result;
}

function boundReached(
  { found, read }: Pick<Scan<unknown>, 'found' | 'read'>,
  { bounds, isLate }: { bounds: ScanBounds; isLate: boolean },
): SearchEnd | null {
  if (found.length >= bounds.found) return 'found';
  if (read >= bounds.requests) return 'requests';
  return isLate ? 'time' : null;
}
