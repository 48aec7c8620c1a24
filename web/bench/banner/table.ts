import { type Column, formatRows, formatVerdicts, judgeOne, type Verdict } from '../table.ts';
import type { Result } from './banner.ts';

type Row<K extends 'checks' | 'bytes' | 'shifts'> = Result[K][number] & { articles: number };

const rowsOf = <K extends 'checks' | 'bytes' | 'shifts'>(results: readonly Result[], name: K) =>
  results.flatMap(({ articles, [name]: rows }) => rows.map((row) => ({ ...row, articles }))) as Row<K>[];

const ms = (value: number) => value.toFixed(0);
const articles = ({ articles }: { articles: number }) => articles.toLocaleString('en');

const checkColumns: Column<Row<'checks'>>[] = [
  ['a banner changed', ({ what }) => what],
  ['articles', articles],
  ['n', ({ count }) => String(count)],
  ['p50 ms', ({ p50 }) => ms(p50)],
  ['p95 ms', ({ p95 }) => ms(p95)],
  ['max ms', ({ max }) => ms(max)],
  ['load', ({ load }) => load.toFixed(1)],
];
const byteColumns: Column<Row<'bytes'>>[] = [
  ['bytes of', ({ what }) => what],
  ['articles', articles],
  ['plain', ({ plain }) => String(plain)],
  ['gzip', ({ gzip }) => String(gzip)],
  ['brotli', ({ brotli }) => String(brotli)],
];
const shiftColumns: Column<Row<'shifts'>>[] = [
  ['layout shift', ({ viewport }) => viewport],
  ['articles', articles],
  ['sum', ({ shift }) => shift.toFixed(4)],
];

/** How banners stand to their targets. */
export const judge = (results: readonly Result[]): Verdict[] => [
  ...rowsOf(results, 'checks').map(({ what, articles, p95 }) =>
    judgeOne(p95, { what: `a check after saving, ${what}, ${articles} articles, p95`, limit: 300, unit: 'ms' }),
  ),
  ...rowsOf(results, 'bytes').flatMap(({ what, articles, brotli }) => {
    const limit = what === 'script' ? 1500 : what.startsWith('list') ? 4000 : null;
    return limit ? [judgeOne(brotli, { what: `${what}, ${articles} articles, compressed`, limit, unit: 'bytes' })] : [];
  }),
  ...rowsOf(results, 'shifts').map(({ viewport, articles, shift }) =>
    judgeOne(shift, { what: `layout shift, ${viewport}, ${articles} articles`, limit: 0, unit: '' }),
  ),
];

/** The results as tables for people. */
export function formatTable(results: readonly Result[]): string {
  return [
    ...formatRows(checkColumns, rowsOf(results, 'checks')),
    '',
    ...formatRows(byteColumns, rowsOf(results, 'bytes')),
    '',
    ...formatRows(shiftColumns, rowsOf(results, 'shifts')),
    '',
    ...results.map(
      ({ articles, allPagesMs }) =>
        `All pages of ${articles.toLocaleString('en')} articles had the banner of every page after ${(allPagesMs / 1000).toFixed(1)} s.`,
    ),
    ...formatVerdicts('Targets:', judge(results)),
    '',
  ].join('\n');
}
