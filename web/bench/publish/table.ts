import { type Column, formatRows, formatVerdicts, judgeOne, type Verdict } from '../table.ts';
import type { KindResult, Result } from './publish.ts';

/** By number of articles. Times in ms; null: none was set. */
const targets: Record<number, { editP50: number; editP95: number; megabytes: number; restart: number | null }> = {
  10000: { editP50: 100, editP95: 200, megabytes: 600, restart: 1500 },
  100000: { editP50: 150, editP95: 300, megabytes: 1500, restart: null },
};

type Row = KindResult & { articles: number };

const whole = (value: number) => value.toFixed(0);
const gigabytes = (bytes: number) => (bytes / 1e9).toFixed(2);

const columns: Column<Row>[] = [
  ['what', ({ what }) => what],
  ['articles', ({ articles }) => articles.toLocaleString('en')],
  ['times', ({ ms }) => String(ms.count)],
  ['p50 ms', ({ ms }) => whole(ms.p50)],
  ['p95 ms', ({ ms }) => whole(ms.p95)],
  ['max ms', ({ ms }) => whole(ms.max)],
  ['files', ({ files }) => files.toLocaleString('en')],
  ['hear', ({ spent }) => whole(spent.hear)],
  ['fetch', ({ spent }) => whole(spent.fetch)],
  ['compare', ({ spent }) => whole(spent.compare)],
  ['render', ({ spent }) => whole(spent.render)],
  ['write', ({ spent }) => whole(spent.write)],
  ['cpu ms', ({ cpuMs }) => whole(cpuMs)],
  ['load', ({ load }) => load.toFixed(1)],
];

type Start = { articles: number; which: string } & Result['restart'];

const startColumns: Column<Start>[] = [
  ['start of the press', ({ which }) => which],
  ['articles', ({ articles }) => articles.toLocaleString('en')],
  ['healthy s', ({ healthyMs }) => (healthyMs / 1000).toFixed(1)],
  ['live s', ({ liveMs }) => (liveMs / 1000).toFixed(1)],
  ['files', ({ files }) => files.toLocaleString('en')],
  ['fetch s', ({ spent }) => (spent.fetch / 1000).toFixed(1)],
  ['compare s', ({ spent }) => (spent.compare / 1000).toFixed(1)],
  ['render s', ({ spent }) => (spent.render / 1000).toFixed(1)],
  ['write s', ({ spent }) => (spent.write / 1000).toFixed(1)],
  ['GB', ({ memory }) => gigabytes(memory.bytes)],
  ['peak GB', ({ memory }) => gigabytes(memory.peakBytes)],
];

/** How the press compares to its targets, where it was measured at the sizes that they are for. */
export function judge(results: readonly Result[]): Verdict[] {
  return results.flatMap(({ articles, kinds, firstStart, memoryAfter, restart }) => {
    const { edit, create, setting } = kinds;
    const target = targets[articles];
    if (!target || !edit || !create || !setting) return [];
    const at = `at ${articles.toLocaleString('en')}`;
    const verdicts = [
      judgeOne(edit.ms.p50, { what: `one article edited ${at}, p50`, limit: target.editP50, unit: 'ms' }),
      judgeOne(edit.ms.p95, { what: `one article edited ${at}, p95`, limit: target.editP95, unit: 'ms' }),
      judgeOne(create.ms.p95, { what: `a new article ${at}, p95`, limit: 300, unit: 'ms' }),
      judgeOne(setting.ms.p50 / setting.files, { what: `all pages ${at}`, limit: 1.2, unit: 'ms a page' }),
      judgeOne(Math.max(firstStart.memory.bytes, memoryAfter.bytes) / 1e6, {
        what: `memory ${at}`,
        limit: target.megabytes,
        unit: 'MB',
      }),
    ];
    if (target.restart === null) return verdicts;
    const limit = target.restart;
    return [...verdicts, judgeOne(restart.healthyMs, { what: `start with nothing changed ${at}`, limit, unit: 'ms' })];
  });
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

const describePeer = (peer: Result['peer']) =>
  peer
    ? `astro build with incrementalBuild: one article ${seconds(peer.articleMs)}, all pages ${seconds(peer.settingMs)} after a first build of ${seconds(peer.firstMs)}`
    : 'astro build with incrementalBuild was left out, because it takes too long';

/** The results as a table for people. */
export function formatTable(results: readonly Result[]): string {
  const rows = results.flatMap(({ articles, kinds }) => Object.values(kinds).map((kind) => ({ ...kind, articles })));
  const starts = results.flatMap(({ articles, firstStart, restart }) => [
    { articles, which: 'on an empty folder', ...firstStart },
    { articles, which: 'nothing changed', ...restart },
  ]);
  return [
    ...formatRows(columns, rows),
    '',
    'ms: from Strapi’s answer to the editor until readers have all of it; negative parts of it ran before the answer.',
    'hear … write: medians of what the press spent, from the commit on. files: those that changed.',
    'cpu: of the press for one, serving clients that wait for it included; what else the machine does disturbs it least.',
    'load: of the machine, after the measurement; above about 2 others were at work and times are too long.',
    '',
    ...formatRows(startColumns, starts),
    '',
    ...results.map(
      ({ articles, firstStart, memoryAfter }) =>
        `Memory at ${articles.toLocaleString('en')} articles: ${gigabytes(firstStart.memory.bytes)} GB after the first build, ${gigabytes(memoryAfter.bytes)} GB after the publications.`,
    ),
    '',
    ...results.map(({ articles, peer }) => `${describePeer(peer)}, at ${articles.toLocaleString('en')} articles.`),
    ...formatVerdicts('Targets:', judge(results)),
    '',
  ].join('\n');
}
