import type { BannerTerms } from '@patient-press/shared/banners';
import type { BannerEntry } from '../entries/banner.ts';
import type { Snapshot } from '../site/snapshot.ts';
import { type Banner, toPageBanner } from './banner.ts';

/** How long before it begins a banner is told of, so that pages that are open then know of it. */
const AHEAD_MS = 2 * 86_400_000;

const isOver = ({ endsAt }: BannerTerms, now: string) => endsAt !== null && endsAt <= now;

/** When a banner is first told of; null: at once. */
const toldFrom = ({ startsAt }: BannerTerms): string | null =>
  startsAt && new Date(Date.parse(startsAt) - AHEAD_MS).toISOString();

/** Every banner that runs, or begins within two days, as pages show it. */
export function currentBanners({
  entries,
  now,
}: Pick<Snapshot, 'entries' | 'now'>): { entry: BannerEntry; banner: Banner }[] {
  const [settings] = entries['site-settings'].values();
  if (!settings) return [];
  const surroundings = { settings, guides: entries.guides, sponsors: entries.sponsors };
  return [...entries['cta-banners'].values()].flatMap((entry) => {
    const banner = toPageBanner(entry, surroundings);
    return banner && !isOver(entry, now) && (toldFrom(entry) ?? '') <= now ? [{ entry, banner }] : [];
  });
}

/** What open pages are told of a banner: which one, when, where. Its words they ask for at `/_cta/<revision>/`. */
export interface ListedBanner extends BannerTerms {
  revision: string;
}

/** Nothing of a banner but what its readers are to know. */
export const toListed = ({ entry, banner }: { entry: BannerEntry; banner: Banner }): ListedBanner => {
  const { documentId, placement, startsAt, endsAt, priority, topics, pages } = entry;
  return { documentId, revision: banner.revision, placement, startsAt, endsAt, priority, topics, pages };
};

/** When a banner is told of and when it stops: what changes the list by time alone. */
export const listedTimes = (entries: Iterable<BannerEntry>): Pick<BannerTerms, 'startsAt' | 'endsAt'>[] =>
  Array.from(entries, (entry) => ({ startsAt: toldFrom(entry), endsAt: entry.endsAt }));
