import type { Placement } from '@patient-press/shared/placements';
import { type Gap, gaps, type Overlap, overlaps, placesOf } from '@patient-press/shared/schedule';
import type { PlannedBanner } from '@patient-press/shared/schedule-words';
import type { BannerSchedule } from '../../../banners/schedule-contract';
import { plan, toPlanned } from '../../banners/planned';
import { barWords } from '../../words/banner-calendar';
import { barExtent, captionExtent, intoLanes, type Strip, withCaption, withWords } from './strips';
import type { TimeWindow } from './time-window';
import { shareOf } from './time-window';

/** `change`: how a published banner would run once its changes are published. */
export type Appearance = 'published' | 'changed' | 'draft' | 'change';

/** A line below a bar: where another is shown in its place. */
export interface Lost extends Strip {
  overlap: Overlap<PlannedBanner>;
}

export interface Bar extends Strip {
  banner: PlannedBanner;
  appearance: Appearance;
  /** Up to where it would run if its approval did not end before. */
  statedEnd: number | null;
  /** Lines of those that do not touch. */
  lost: Lost[][];
}

/** What is looked at, and on how many pixels. */
export interface View {
  window: TimeWindow;
  widthPx: number;
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));

/** What part of a window a time takes; null when it lies outside. */
function partOf({ from, to }: { from: string | null; to: string | null }, window: TimeWindow) {
  const [start, end] = [from ? shareOf(from, window) : 0, to ? shareOf(to, window) : 1];
  return start < end && start < 1 && end > 0 ? { start: clamp(start), end: clamp(end) } : null;
}

/** Whether readers of other pages still see the loser. */
const isOnSome = ({ loser, places }: Overlap<PlannedBanner>) =>
  JSON.stringify(places) !== JSON.stringify(placesOf(loser.placement, [loser]));

function lostBy(banner: PlannedBanner, met: readonly Overlap<PlannedBanner>[], { window, widthPx }: View): Lost[][] {
  const lost = met.flatMap((overlap): Lost[] => {
    const part = overlap.loser === banner ? partOf(overlap, window) : null;
    const words = barWords.outrankedBy(overlap.winner.name, isOnSome(overlap));
    return part ? [{ overlap, ...withCaption(part, words, widthPx) }] : [];
  });
  return intoLanes(lost, (line) => captionExtent(line, widthPx));
}

function toBar(
  banner: PlannedBanner,
  appearance: Appearance,
  met: readonly Overlap<PlannedBanner>[],
  view: View,
): Bar[] {
  const { name, startsAt, endsAt, statedEnd } = banner;
  const { window, widthPx } = view;
  const part = partOf({ from: startsAt, to: endsAt }, window);
  if (!part) return [];
  const isCut = endsAt !== null && (!statedEnd || statedEnd > endsAt);
  const wouldEnd = isCut ? clamp(statedEnd ? shareOf(statedEnd, window) : 1) : part.end;
  const words = appearance === 'change' ? barWords.asChanged(name) : name;
  return [
    {
      banner,
      appearance,
      ...withWords(part, words, widthPx),
      statedEnd: wouldEnd > part.end ? wouldEnd : null,
      lost: lostBy(banner, met, view),
    },
  ];
}

/** How one and the same banner runs before and after a change. */
const runsAlike = (a: PlannedBanner, b: PlannedBanner) =>
  a.placement === b.placement && a.startsAt === b.startsAt && a.endsAt === b.endsAt && a.statedEnd === b.statedEnd;

export interface CalendarRow {
  placement: Placement;
  lanes: Bar[][];
  /** The gaps of each group of kinds of page together. */
  gaps: (Gap & { start: number; end: number })[][];
}

/** The gaps of a window that no one can fill anymore are left out: those before now. */
export function gapsToCome(
  published: readonly PlannedBanner[],
  placement: Placement,
  now: string,
  { from, to }: TimeWindow,
): Gap[] {
  const start = now > from ? now : from;
  return start < to ? gaps(published, placement, start, to) : [];
}

/** What is drawn for one place. Gaps are what readers see: drafts fill none. */
export function rowOf(placement: Placement, schedule: BannerSchedule, view: View): CalendarRow {
  const { window, widthPx } = view;
  const planned = plan(schedule).filter((banner) => banner.placement === placement);
  const met = overlaps(planned);
  const modified = new Set(schedule.banners.flatMap((one) => (one.status === 'modified' ? one.documentId : [])));
  const bars = planned.flatMap((banner) => {
    const appearance = modified.has(banner.documentId) ? 'changed' : banner.isPublished ? 'published' : 'draft';
    return toBar(banner, appearance, met, view);
  });
  const changes = schedule.banners.flatMap((one) => {
    if (one.status !== 'modified') return [];
    const change = toPlanned(one.documentId, one.draft, true);
    const before = toPlanned(one.documentId, one.published, true);
    if (change?.placement !== placement || (before && runsAlike(before, change))) return [];
    return toBar(change, 'change', [], view);
  });
  const empty = gapsToCome(
    planned.filter(({ isPublished }) => isPublished),
    placement,
    schedule.now,
    window,
  );
  const byKinds = new Map<string, CalendarRow['gaps'][number]>();
  for (const gap of empty) {
    const part = partOf(gap, window);
    const key = gap.kinds.join();
    if (part) byKinds.set(key, [...(byKinds.get(key) ?? []), { ...gap, ...part }]);
  }
  const extentOf = (bar: Bar) => barExtent({ ...bar, end: bar.statedEnd ?? bar.end }, widthPx);
  return { placement, lanes: intoLanes([...bars, ...changes], extentOf), gaps: [...byKinds.values()] };
}
