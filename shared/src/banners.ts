import type { PageKind, Placement } from './placements.ts';

/** What decides where and when a banner runs. Times are ISO in UTC, `approvalEndsOn` is the last day. */
export interface BannerTerms {
  documentId: string;
  placement: Placement;
  startsAt: string | null;
  endsAt: string | null;
  approvalEndsOn: string | null;
  priority: number;
  /** documentIds of topics; empty: everywhere. */
  topics: string[];
  /** Empty: every kind of page. */
  pages: PageKind[];
}

const runs = (banner: BannerTerms, now: string): boolean =>
  (!banner.startsAt || banner.startsAt <= now) &&
  (!banner.endsAt || now < banner.endsAt) &&
  (!banner.approvalEndsOn || now.slice(0, 10) <= banner.approvalEndsOn);

const fits = (banner: BannerTerms, page: { kind: PageKind; topics: string[] }): boolean =>
  (banner.pages.length === 0 || banner.pages.includes(page.kind)) &&
  (banner.topics.length === 0 || banner.topics.some((topic) => page.topics.includes(topic)));

/**
 * The banner that stands at a place of a page at a time: of those that run and fit, the one with the highest priority;
 * among equals the one whose documentId comes first, so that every reader of the rule gets the same answer.
 * @param now ISO time in UTC, such as `2026-11-23T10:00:00.000Z`.
 */
export function selectBanner<B extends BannerTerms>(
  banners: readonly B[],
  page: { kind: PageKind; topics: string[] },
  placement: Placement,
  now: string,
): B | undefined {
  return banners
    .filter((banner) => banner.placement === placement && runs(banner, now) && fits(banner, page))
    .sort((a, b) => b.priority - a.priority || (a.documentId < b.documentId ? -1 : 1))[0];
}

/** The day after a day, both as `2026-11-23`. */
const dayAfter = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** When, after a time, the first of these banners begins or stops to run; null when none does. */
export function nextTurnOf(banners: Iterable<BannerTerms>, now: string): string | null {
  let next: string | null = null;
  for (const { startsAt, endsAt, approvalEndsOn } of banners) {
    const approvalEnds = approvalEndsOn && `${dayAfter(approvalEndsOn)}T00:00:00.000Z`;
    for (const turn of [startsAt, endsAt, approvalEnds]) {
      if (turn && turn > now && (!next || turn < next)) next = turn;
    }
  }
  return next;
}
