import type { BannerTerms } from '@patient-press/shared/banners';
import type { Site } from '../site/site.ts';
import type { TimedBanner } from '../site/timed-banners.ts';
import { type Banner, toPageBanner } from './banner.ts';

/** How long before its start a banner is listed, so that pages that are open by then know about it. */
const AHEAD_MS = 2 * 86_400_000;

const isOver = ({ endsAt }: BannerTerms, now: string) => endsAt !== null && endsAt <= now;

/** When a banner is first listed; null: at once. */
const listedFrom = ({ startsAt }: BannerTerms): string | null =>
  startsAt && new Date(Date.parse(startsAt) - AHEAD_MS).toISOString();

/** Every banner that runs, or begins within two days, as pages show it. */
export function currentBanners(site: Site): { entry: TimedBanner; banner: Banner }[] {
  const { now } = site;
  return site.banners.flatMap((entry) => {
    const banner = toPageBanner(entry, site);
    return banner && !isOver(entry, now) && (listedFrom(entry) ?? '') <= now ? [{ entry, banner }] : [];
  });
}

/** What open pages learn about a banner: which one, when, where. They fetch its text from `/_cta/<revision>/`. */
export interface ListedBanner extends BannerTerms {
  revision: string;
}

/** Only what readers may know of a banner. */
export const toListed = ({ entry, banner }: { entry: TimedBanner; banner: Banner }): ListedBanner => {
  const { documentId, placement, startsAt, endsAt, priority, topics, pages } = entry;
  return { documentId, revision: banner.revision, placement, startsAt, endsAt, priority, topics, pages };
};

/** When each banner is first listed and when it ends: the times at which the list changes without an edit. */
export const listedTimes = ({ banners }: Site): Pick<BannerTerms, 'startsAt' | 'endsAt'>[] =>
  banners.map((entry) => ({ startsAt: listedFrom(entry), endsAt: entry.endsAt }));
