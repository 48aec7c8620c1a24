import type { Result } from './build.ts';

interface Target {
  what: string;
  limit: number;
  unit: string;
  of(result: Result): number;
}

const syncOf = ({ measured, articles }: Result) => measured.syncMs / articles;
const renderOf = ({ measured, pages }: Result) => measured.renderMs / pages;

/** From shared/quality.md, for the press at 10,000 articles. */
const targets: Target[] = [
  { what: 'render and write', limit: 1.5, unit: 'ms a page', of: renderOf },
  { what: 'sync', limit: 1, unit: 'ms an article', of: syncOf },
  { what: 'peak memory', limit: 1.2, unit: 'GB', of: ({ measured }) => measured.peakBytes / 1e9 },
];
const TARGET_SIZE = 10_000;

const columns: [string, (result: Result) => string][] = [
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

/** How the press stands to its targets, where it was measured at the size that they are for. */
export function judge(results: readonly Result[]) {
  const press = results.find(({ builder, articles }) => builder === 'Patient Press' && articles === TARGET_SIZE);
  return press
    ? targets.map(({ what, limit, unit, of }) => ({ what, limit, unit, reached: of(press), pass: of(press) <= limit }))
    : [];
}

/** The results as a table for people. */
export function formatTable(results: readonly Result[]): string {
  const rows = [columns.map(([title]) => title), ...results.map((result) => columns.map(([, show]) => show(result)))];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  '),
  );
  const verdicts = judge(results).map(
    ({ what, limit, unit, reached, pass }) =>
      `${pass ? 'pass' : 'MISS'}  ${what}: ${reached.toFixed(2)} ${unit}, must reach ≤ ${limit}`,
  );
  const notes = [
    'cpu: all threads of the builder; load: of the machine before the run, above 1 others were at work and times are too long.',
    'Patient Press: sync over REST from Strapi and Postgres on this machine; all pages. 100 pictures, in the cache from before.',
    'Astro collections: the same pages and components, over files with the same content. sync: files → content store.',
    'Eleventy: only the articles’ pages, as equal templates. sync: files → parsed documents.',
  ];
  return [
    ...lines,
    '',
    ...notes,
    ...(verdicts.length > 0 ? ['', `Targets at ${TARGET_SIZE.toLocaleString('en')} articles:`, ...verdicts] : []),
    '',
  ].join('\n');
}
