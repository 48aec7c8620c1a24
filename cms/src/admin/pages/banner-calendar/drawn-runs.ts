import type { Placement } from '@patient-press/shared/placements';
import { describeRun, describeWhere, formatSpan, type PlannedBanner } from '@patient-press/shared/schedule-words';
import type { BannerSchedule, PastRun, ScheduledBanner } from '../../../banners/schedule-contract';
import type { BannerState } from '../../../banners/state-contract';
import { bannerPath, intendedVersion, reportPath, toPlanned, wordingOf } from '../../banners/planned';
import { barWords } from '../../words/banner-calendar';
import { commonWords } from '../../words/common';

/** `change`: how a published banner would run once its changes are published. */
export type Appearance = BannerState | 'change';

/** One run of a banner, as the calendar draws it: what is past as the record has it, what is to come as it is planned. */
export interface Drawn {
  key: string;
  documentId: string;
  name: string;
  placement: Placement;
  appearance: Appearance;
  /** The draft of a published banner differs from what readers see. */
  hasChanges: boolean;
  /** ISO in UTC; null: open. */
  from: string | null;
  to: string | null;
  href: string;
  /** When and where, in a sentence. */
  sentence: string;
  where: string;
  /** As it is planned; null: it is over. */
  banner: PlannedBanner | null;
}

const later = (one: string | null, other: string): string => (one && one > other ? one : other);

/** Topics of the record are names. */
const asRecorded = (name: string) => name;

/** A run as the record has it, as if it were planned. @param now the end of what is recorded. */
export const recordedBanner = ({ from, to, ...run }: PastRun, now: string): PlannedBanner => ({
  ...run,
  name: run.name || commonWords.untitled,
  startsAt: from,
  endsAt: to ?? now,
  statedEnd: null,
  approvalEndsOn: null,
  approvalEndsAt: null,
  isPublished: true,
});

/** Joins the versions of a banner that were shown one right after the other in the same place. */
export function joinRuns(past: readonly PastRun[]): PastRun[] {
  const joined: PastRun[] = [];
  for (const run of past) {
    const last = joined.at(-1);
    const goesOn = last?.documentId === run.documentId && last.placement === run.placement && last.to === run.from;
    if (goesOn) joined[joined.length - 1] = { ...run, from: last.from };
    else joined.push(run);
  }
  return joined;
}

function pastRun(run: PastRun, { now, timeZone }: BannerSchedule): Drawn {
  const banner = recordedBanner(run, now);
  const where = describeWhere(banner, asRecorded);
  return {
    key: `${run.documentId} ${run.from}`,
    documentId: run.documentId,
    name: banner.name,
    placement: run.placement,
    appearance: run.isStopped ? 'stopped' : 'ended',
    hasChanges: false,
    from: run.from,
    to: run.to,
    href: run.isDeleted ? reportPath(run.documentId) : bannerPath(run.documentId),
    sentence: `${where}, ${formatSpan(run, timeZone)}.${run.isDeleted ? ` ${barWords.deleted}` : ''}`,
    where,
    banner: null,
  };
}

/** How one and the same banner runs before and after a change. */
const runsAlike = (a: PlannedBanner, b: PlannedBanner) =>
  a.placement === b.placement && a.startsAt === b.startsAt && a.endsAt === b.endsAt && a.statedEnd === b.statedEnd;

/** What is planned of a banner. @param since when readers began to see it, if they do now. */
function plannedRuns(one: ScheduledBanner, schedule: BannerSchedule, since: string | null): Drawn[] {
  const { now } = schedule;
  const wording = wordingOf(schedule);
  const isPublished = one.status !== 'draft';
  const drawn = (appearance: Appearance, banner: PlannedBanner, from: string | null): Drawn => ({
    key: `${one.documentId} ${appearance}`,
    documentId: one.documentId,
    name: banner.name,
    placement: banner.placement,
    appearance,
    hasChanges: one.status === 'modified',
    from,
    to: banner.endsAt,
    href: bannerPath(one.documentId),
    sentence: describeRun({ ...banner, startsAt: since ?? banner.startsAt }, wording, now),
    where: describeWhere(banner, wording.nameOf),
    banner,
  });
  const banner = toPlanned(one.documentId, intendedVersion(one), isPublished);
  const runs: Drawn[] = [];
  // What is over is drawn from the record alone; a draft begins at the earliest now.
  if (banner && !(banner.endsAt && banner.endsAt <= now))
    runs.push(
      drawn(one.state, banner, one.state === 'live' ? (since ?? banner.startsAt) : later(banner.startsAt, now)),
    );
  const change = one.status === 'modified' ? toPlanned(one.documentId, one.draft, true) : null;
  const isOther = change && !(banner && runsAlike(banner, change)) && !(change.endsAt && change.endsAt <= now);
  if (isOther) runs.push(drawn('change', change, later(change.startsAt, now)));
  return runs;
}

/** Everything that the calendar draws. */
export function drawnRuns(schedule: BannerSchedule): Drawn[] {
  const joined = joinRuns(schedule.past);
  const live = new Set(schedule.banners.flatMap(({ state, documentId }) => (state === 'live' ? documentId : [])));
  const isGoingOn = (run: PastRun) => run.to === null && live.has(run.documentId);
  const since = new Map(joined.filter(isGoingOn).map(({ documentId, from }) => [documentId, from]));
  return [
    ...joined.filter((run) => !isGoingOn(run)).map((run) => pastRun(run, schedule)),
    ...schedule.banners.flatMap((one) => plannedRuns(one, schedule, since.get(one.documentId) ?? null)),
  ];
}
