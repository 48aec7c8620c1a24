import { type Column, formatRows, formatVerdicts, judgeOne, type Verdict } from '../table.ts';
import type { Result } from './build.ts';

const syncOf = ({ measured, articles }: Result) => measured.syncMs / articles;
const renderOf = ({ measured, pages }: Result) => measured.renderMs / pages;

const TARGET_SIZE = 10_000;

const columns: Column<Result>[] = [
  ['builder', ({ builder }) => builder],
  ['articles', ({ articles }) => articles.toLocaleString('en')],
  ['pages', ({ pages }) => pages.toLocaleString('en')],
  ['MB', ({ bytes }) => (bytes / 1e6).toFixed(0)],
  ['sync s', ({ measured }) => (measured.syncMs / 1000).toFixed(1)],
  ['ms/article', (result) => syncOf(result).toFixed(2)],
  ['render s', ({ measured }) => (measured.renderMs / 1000).toFixed(1)],
  ['ms/page', (result) => renderOf(result).toFixed(2)],
  ['total s', ({ measured }) => ((measured.syncMs + measured.renderMs) / 1000).toFixed(1)],
  ['cpu s', ({ measured }) => (measured.cpuMs / 1000).toFixed(1)],
  ['peak GB', ({ measured }) => (measured.peakBytes / 1e9).toFixed(2)],
  ['load', ({ load }) => load.toFixed(1)],
];

/** How the press compares to its targets, where it was measured at the size that they are for. */
export function judge(results: readonly Result[]): Verdict[] {
  const press = results.find(({ builder, articles }) => builder === 'Patient Press' && articles === TARGET_SIZE);
  if (!press) return [];
  return [
    judgeOne(renderOf(press), { what: 'render and write', limit: 1.5, unit: 'ms a page' }),
    judgeOne(syncOf(press), { what: 'sync', limit: 1, unit: 'ms an article' }),
    judgeOne(press.measured.peakBytes / 1e9, { what: 'peak memory', limit: 1.2, unit: 'GB' }),
  ];
}

/** The results as a table for people. */
export function formatTable(results: readonly Result[]): string {
  return [
    ...formatRows(columns, results),
    '',
    'cpu: all threads of the builder; load: of the machine before the run, above 1 others were at work and times are too long.',
    'Patient Press: sync over REST from Strapi and Postgres on this machine; all pages. 100 pictures, in the cache from before.',
    'Astro collections: the same pages and components, over files with the same content. sync: files → content store.',
    'Eleventy: only the articles’ pages, as equal templates. sync: files → parsed documents.',
    ...formatVerdicts(`Targets at ${TARGET_SIZE.toLocaleString('en')} articles:`, judge(results)),
    '',
  ].join('\n');
}
