import type { Placement } from '@patient-press/shared/placements';
import { type Gap, gaps } from '@patient-press/shared/schedule';
import type { PlannedBanner } from '@patient-press/shared/schedule-words';
import type { BannerSchedule } from '../../../banners/schedule-contract';
import { plan, wordingOf } from '../../banners/planned';
import { barWords } from '../../words/banner-calendar';
import { type Drawn, drawnRuns } from './drawn-runs';
import { type Instead, insteadOf } from './shown-instead';
import { barExtent, captionExtent, intoLanes, type Strip, withCaption, withWords } from './strips';
import type { TimeWindow } from './time-window';
import { shareOf } from './time-window';

/** A line below a bar: where another is shown in its place. */
export interface Lost extends Strip {
  key: string;
  sentence: string;
}

export interface Bar extends Strip {
  drawn: Drawn;
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

/** The lines that lie within a run. */
function lostBy({ documentId, from, to }: Drawn, instead: readonly Instead[], { window, widthPx }: View): Lost[][] {
  const lost = instead.flatMap((one): Lost[] => {
    const isWithin = (!from || !one.to || one.to > from) && (!to || !one.from || one.from < to);
    const part = one.loser === documentId && isWithin ? partOf(one, window) : null;
    const words = barWords.outrankedBy(one.winnerName, one.isOnSome);
    return part ? [{ key: one.key, sentence: one.sentence, ...withCaption(part, words, widthPx) }] : [];
  });
  return intoLanes(lost, (line) => captionExtent(line, widthPx));
}

function toBar(drawn: Drawn, instead: readonly Instead[], view: View): Bar[] {
  const { window, widthPx } = view;
  const { from, to, banner } = drawn;
  const part = partOf({ from, to }, window);
  if (!part) return [];
  const isCut = banner !== null && to !== null && (!banner.statedEnd || banner.statedEnd > to);
  const wouldEnd = isCut ? clamp(banner.statedEnd ? shareOf(banner.statedEnd, window) : 1) : part.end;
  const words = drawn.appearance === 'change' ? barWords.asChanged(drawn.name) : drawn.name;
  return [
    {
      drawn,
      ...withWords(part, words, widthPx),
      statedEnd: wouldEnd > part.end ? wouldEnd : null,
      lost: lostBy(drawn, drawn.appearance === 'change' ? [] : instead, view),
    },
  ];
}

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
  const drawn = drawnRuns(schedule).filter((run) => run.placement === placement);
  const instead = insteadOf(placement, schedule, wordingOf(schedule));
  const bars = drawn.flatMap((run) => toBar(run, instead, view));
  const published = plan(schedule).filter((banner) => banner.placement === placement && banner.isPublished);
  const byKinds = new Map<string, CalendarRow['gaps'][number]>();
  for (const gap of gapsToCome(published, placement, schedule.now, window)) {
    const part = partOf(gap, window);
    const key = gap.kinds.join();
    if (part) byKinds.set(key, [...(byKinds.get(key) ?? []), { ...gap, ...part }]);
  }
  const extentOf = (bar: Bar) => barExtent({ ...bar, end: bar.statedEnd ?? bar.end }, widthPx);
  return { placement, lanes: intoLanes(bars, extentOf), gaps: [...byKinds.values()] };
}
