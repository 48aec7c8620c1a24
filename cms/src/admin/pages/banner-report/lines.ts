import type { BannerReport } from '../../../banners/report-contract';
import type { PlotLine } from '../../plot-lines';
import type { overTimeWords } from '../../words/banner-report';
import { formatNumber, formatShare, variantName } from './figures';
import { daysOf } from './period';

/** What the plot may show. */
export type Measure = keyof typeof overTimeWords.measures;

/** Day by day, or everything since the period's first day. */
export type Span = keyof typeof overTimeWords.spans;

export const formatMeasure = (measure: Measure, value: number): string =>
  measure === 'seen' ? formatNumber(value) : formatShare(value);

/** One line for each variant that was seen. A rate of a day without views is a gap; after the first one, none is summed up. */
export function linesOf({ variants, days, from, to }: BannerReport, measure: Measure, span: Span): PlotLine[] {
  const counted = new Map(days.map((count) => [`${count.day} ${count.variant}`, count]));
  return variants
    .filter(({ seen }) => seen > 0)
    .map(({ variant }) => {
      let sum = { seen: 0, happened: 0 };
      const values = daysOf({ from, to }).map((day) => {
        const count = counted.get(`${day} ${variant}`);
        const seen = count?.seen ?? 0;
        const happened = count?.[measure] ?? 0;
        sum = span === 'daily' ? { seen, happened } : { seen: sum.seen + seen, happened: sum.happened + happened };
        if (measure === 'seen') return sum.seen;
        return sum.seen === 0 ? null : Math.min(1, sum.happened / sum.seen);
      });
      return { name: variantName(variant), values };
    });
}
