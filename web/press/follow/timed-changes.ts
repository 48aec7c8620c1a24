import { nextTurnOf } from '@patient-press/shared/banners';
import type { Site } from '../../src/content/site/site.ts';

/** What time alone changes: banners begin and end, and consent wordings come into effect. */
const timesOf = ({ banners, wordings }: Site) => [
  ...banners,
  ...wordings.map(({ effectiveFrom }) => ({ startsAt: effectiveFrom, endsAt: null })),
];

/** Knows when time alone changes what pages show. Times are ISO in UTC. */
export class TimedChanges {
  #decidedAt = '';
  #next: string | null = null;

  /** @param decidedAt the time that pages were made for. */
  look(site: Site, decidedAt: string): void {
    this.#decidedAt = decidedAt;
    this.#next = nextTurnOf(timesOf(site), decidedAt);
  }

  /** Whether pages have to be made for a new time: also when the clock was set back. */
  isDue(now: string): boolean {
    return now < this.#decidedAt || (this.#next !== null && now >= this.#next);
  }
}
