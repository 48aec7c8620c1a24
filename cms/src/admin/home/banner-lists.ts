import type { BannerSchedule, BannerVersion, ScheduledBanner } from '../../banners/schedule-contract';

export interface ListedBanner {
  documentId: string;
  version: BannerVersion;
}

const WEEK_MS = 7 * 86_400_000;
const publishedOf = (banner: ScheduledBanner): ListedBanner | null =>
  banner.status === 'draft' ? null : { documentId: banner.documentId, version: banner.published };
const draftOf = (banner: ScheduledBanner): ListedBanner | null =>
  banner.status === 'published' ? null : { documentId: banner.documentId, version: banner.draft };

const time = (at: string | null, otherwise: number) => (at === null ? otherwise : Date.parse(at));
const present = <One>(one: One | null): one is One => one !== null;

/** What of the published banners readers see now, what of it ends within a week, and what starts later. */
export function runningBanners({ banners, now }: BannerSchedule) {
  const at = Date.parse(now);
  const published = banners.map(publishedOf).filter(present);
  const start = ({ version }: ListedBanner) => time(version.startsAt, Number.NEGATIVE_INFINITY);
  const end = ({ version }: ListedBanner) => time(version.endsAt, Number.POSITIVE_INFINITY);
  const live = published.filter((one) => start(one) <= at && at < end(one));
  return {
    live: live.filter((one) => end(one) > at + WEEK_MS),
    endingSoon: live.filter((one) => end(one) <= at + WEEK_MS).sort((one, other) => end(one) - end(other)),
    starting: published.filter((one) => start(one) > at).sort((one, other) => start(one) - start(other)),
  };
}

/** Drafts that no one has approved as they are: a change of what readers see ends an approval. */
export const unapprovedBanners = ({ banners, now }: BannerSchedule): ListedBanner[] =>
  banners
    .map(draftOf)
    .filter(present)
    .filter(({ version: { approvalEndsAt } }) => approvalEndsAt === null || approvalEndsAt <= now);

/** What readers see, and whose approval ends within a week. */
export const endingApprovals = ({ banners, now }: BannerSchedule): ListedBanner[] => {
  const until = new Date(Date.parse(now) + WEEK_MS).toISOString();
  return banners
    .map(publishedOf)
    .filter(present)
    .filter(({ version: { approvalEndsAt } }) => approvalEndsAt !== null && approvalEndsAt <= until)
    .filter(({ version: { endsAt } }) => endsAt === null || endsAt > now);
};
