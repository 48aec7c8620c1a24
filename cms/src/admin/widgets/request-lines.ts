import type { RequestNumbers } from '../../inbox/guide-numbers-contract';
import { daysOf } from '../pages/banner-report/period';
import type { PlotLine } from '../plot-lines';
import { requestNumbersWords as words } from '../words/guide-requests';

/** How the requests are distinguished. */
export type Side = keyof typeof words.sides;

/** More lines than these can't be distinguished: the rest are one. */
const MOST_LINES = 5;

interface Count {
  day: string;
  accepted: number;
  of: string | null;
}

function countsOf({ byGuide, byBanner }: RequestNumbers, side: Side): Count[] {
  if (side === 'guide') return byGuide.map(({ day, accepted, guide }) => ({ day, accepted, of: guide }));
  return byBanner.map(({ day, accepted, banner }) => ({ day, accepted, of: banner }));
}

/** One line for each guide or banner, those that were asked for most first. */
export function linesOf(numbers: RequestNumbers, side: Side): PlotLine[] {
  const names = new Map(
    { guide: numbers.guides, banner: numbers.banners }[side].map(({ documentId, name }) => [documentId, name]),
  );
  const nameOf = (of: string | null): string => {
    if (of === null) return { guide: words.deletedGuides, banner: words.noBanner }[side];
    return names.get(of) ?? words.deletedBanner;
  };
  const days = daysOf(numbers);
  const byName = Map.groupBy(countsOf(numbers, side), ({ of }) => nameOf(of));
  const lines = [...byName].map(([name, counts]) => {
    const byDay = Map.groupBy(counts, ({ day }) => day);
    const values = days.map((day) => (byDay.get(day) ?? []).reduce((sum, { accepted }) => sum + accepted, 0));
    return { name, values, sum: values.reduce((sum, value) => sum + value, 0) };
  });
  const sorted = lines.filter(({ sum }) => sum > 0).sort((one, other) => other.sum - one.sum);
  if (sorted.length <= MOST_LINES) return sorted;
  const rest = sorted.slice(MOST_LINES - 1);
  const values = days.map((_, day) => rest.reduce((sum, line) => sum + (line.values[day] ?? 0), 0));
  return [...sorted.slice(0, MOST_LINES - 1), { name: words.allOthers, values }];
}

export interface Totals {
  accepted: number;
  delivered: number;
  opened: number;
  suspect: number;
}

/** All of the 30 days together. */
export const totalsOf = ({ byGuide }: RequestNumbers): Totals =>
  byGuide.reduce<Totals>(
    (sum, { accepted, delivered, opened, suspect }) => ({
      accepted: sum.accepted + accepted,
      delivered: sum.delivered + delivered,
      opened: sum.opened + opened,
      suspect: sum.suspect + suspect,
    }),
    { accepted: 0, delivered: 0, opened: 0, suspect: 0 },
  );
