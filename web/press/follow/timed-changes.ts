import { nextTurnOf } from '@patient-press/shared/banners';
import type { Snapshot } from '../../src/content/site/snapshot.ts';
import { timedBanners } from '../../src/content/site/timed-banners.ts';

/** What time alone changes: banners begin and end, and consent wordings come into effect. */
const timesOf = ({ entries }: Snapshot) => [
  ...timedBanners(entries),
  ...Array.from(entries['consent-wordings'].values(), ({ effectiveFrom }) => ({
    startsAt: effectiveFrom,
    endsAt: null,
  })),
];

/** Knows when time alone changes what pages show. Times are ISO in UTC. */
export class TimedChanges {
  #decidedAt = '';
  #next: string | null = null;

  /** @param decidedAt the time that pages were made for. */
  look(snapshot: Snapshot, decidedAt: string): void {
    this.#decidedAt = decidedAt;
    this.#next = nextTurnOf(timesOf(snapshot), decidedAt);
  }

  /** Whether pages have to be made for a new time: also when the clock was set back. */
  isDue(now: string): boolean {
    return now < this.#decidedAt || (this.#next !== null && now >= this.#next);
  }
}
