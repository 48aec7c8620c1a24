import type { PlannedBanner, TopicName, Wording } from '@patient-press/shared/schedule-words';
import type { BannerSchedule, BannerVersion, ScheduledBanner } from '../../banners/schedule-contract';
import { scheduleWords } from '../words/banner-form';
import { commonWords } from '../words/common';

export const bannerPath = (documentId: string): string =>
  `/content-manager/collection-types/api::cta-banner.cta-banner/${documentId}`;

/** The report, which has the versions of deleted banners, too. */
export const reportPath = (documentId: string): string => `/banners/report/${documentId}`;

/** One version of a banner as it is planned; null while it has no placement. */
export function toPlanned(documentId: string, version: BannerVersion, isPublished: boolean): PlannedBanner | null {
  const { placement, name, topics, startsAt, endsAt, statedEnd, approvalEndsOn, approvalEndsAt, priority, pages } =
    version;
  if (!placement) return null;
  return {
    documentId,
    placement,
    name: name || commonWords.untitled,
    topics: topics.map((topic) => topic.documentId),
    startsAt,
    endsAt,
    statedEnd,
    approvalEndsOn,
    approvalEndsAt,
    priority,
    pages,
    isPublished,
  };
}

/** The version of a banner that readers should see: its published version, or the draft of one that never was published. */
export const intendedVersion = (banner: ScheduledBanner): BannerVersion =>
  banner.status === 'draft' ? banner.draft : banner.published;

/** Every banner that has a placement: as it is published, or as a draft that never was. */
export const plan = ({ banners }: BannerSchedule): PlannedBanner[] =>
  banners.flatMap((banner) => toPlanned(banner.documentId, intendedVersion(banner), banner.status !== 'draft') ?? []);

/** The names of all topics that banners are limited to. */
function topicNames({ banners }: BannerSchedule): TopicName {
  const versions = banners.flatMap((banner) =>
    banner.status === 'modified' ? [banner.published, banner.draft] : [intendedVersion(banner)],
  );
  const names = new Map(versions.flatMap(({ topics }) => topics.map(({ documentId, name }) => [documentId, name])));
  return (documentId) => names.get(documentId) ?? scheduleWords.otherTopic;
}

/** What sentences about a schedule are made with. */
export const wordingOf = (schedule: BannerSchedule): Wording => ({
  nameOf: topicNames(schedule),
  timeZone: schedule.timeZone,
});
