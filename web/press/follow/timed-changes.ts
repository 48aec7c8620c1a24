import { nextTurnOf } from '@patient-press/shared/banners';
import { endOfNews, newsArticles } from '../../src/content/props/news-sitemap.ts';
import { nextSecurityTxt } from '../../src/content/props/security-txt.ts';
import type { Site } from '../../src/content/site/site.ts';

/**
 * What time alone changes: banners begin and end, consent wordings come into effect, articles are no news any more, and a
 * month begins.
 */
const timesOf = (site: Site, now: string) => [
  ...site.banners,
  ...site.wordings.map(({ effectiveFrom }) => ({ startsAt: effectiveFrom, endsAt: null })),
  ...newsArticles(site).map((article) => ({ startsAt: null, endsAt: endOfNews(article) })),
  { startsAt: nextSecurityTxt(now), endsAt: null },
];

/** Knows when time alone changes what pages show. Times are ISO in UTC. */
export class TimedChanges {
  #decidedAt = '';
  #next: string | null = null;

  /** @param decidedAt the time that pages were made for. */
  look(site: Site, decidedAt: string): void {
    this.#decidedAt = decidedAt;
    this.#next = nextTurnOf(timesOf(site, decidedAt), decidedAt);
  }

  /** Whether pages have to be made for a new time: also when the clock was set back. */
  isDue(now: string): boolean {
    return now < this.#decidedAt || (this.#next !== null && now >= this.#next);
  }
}
