import type { PageKind, Placement } from './placements.ts';

/** What decides where and when a banner runs. Times are ISO in UTC. */
export interface BannerTerms {
  documentId: string;
  placement: Placement;
  startsAt: string | null;
  /** When it stops, by its own end or by that of its approval: see `endOfRun`. */
  endsAt: string | null;
  priority: number;
  /** documentIds of topics; empty: everywhere. */
  topics: readonly string[];
  /** Empty: every kind of page. */
  pages: readonly PageKind[];
}

/** What a banner's revision begins with: what a reader closes together has the same. */
export const closedWith = (revision: string): string => revision.slice(0, 6);

/** What decides which banners are on a page. `topics` are documentIds. */
export interface BannerPage {
  kind: PageKind;
  topics: readonly string[];
}

/** @param now ISO time in UTC. */
export const runs = (banner: Pick<BannerTerms, 'startsAt' | 'endsAt'>, now: string): boolean =>
  (!banner.startsAt || banner.startsAt <= now) && (!banner.endsAt || now < banner.endsAt);

/** Whether a page is one of those that a banner is meant for. */
export const fits = (banner: BannerTerms, page: BannerPage): boolean =>
  (banner.pages.length === 0 || banner.pages.includes(page.kind)) &&
  (banner.topics.length === 0 || banner.topics.some((topic) => page.topics.includes(topic)));

/**
 * The banner in a placement of a page at a time: of those that run and fit, the one with the highest priority;
 * among equals the one whose documentId comes first, so that every reader of the rule gets the same answer.
 * @param now ISO time in UTC, such as `2026-11-23T10:00:00.000Z`.
 */
export function selectBanner<B extends BannerTerms>(
  banners: readonly B[],
  page: BannerPage,
  placement: Placement,
  now: string,
): B | undefined {
  return banners
    .filter((banner) => banner.placement === placement && runs(banner, now) && fits(banner, page))
    .sort((a, b) => b.priority - a.priority || (a.documentId < b.documentId ? -1 : 1))[0];
}

/** When, after a time, the first of these banners begins or stops to run; null when none does. */
export function nextTurnOf(banners: Iterable<Pick<BannerTerms, 'startsAt' | 'endsAt'>>, now: string): string | null {
  const turns = Array.from(banners, ({ startsAt, endsAt }) => [startsAt, endsAt]).flat();
  return turns.filter((turn) => (turn ?? '') > now).sort()[0] ?? null;
}
