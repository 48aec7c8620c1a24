import { type Column, formatRows, formatVerdicts, judgeOne, type Verdict } from '../table.ts';
import type { Result } from './serve.ts';

const columns: Column<Result>[] = [
  ['asked for', ({ asked }) => asked],
  ['server', ({ server }) => server],
  ['requests/s', ({ load }) => Math.round(load.perSecond).toLocaleString('en')],
  ['p99 ms', ({ load }) => load.p99Ms.toFixed(0)],
  ['% of sirv', ({ ofSirv }) => (ofSirv * 100).toFixed(0)],
  ['load', ({ machineLoad }) => machineLoad.toFixed(1)],
];

/** How the press's servers stand to their target. */
export const judge = (results: readonly Result[]): Verdict[] =>
  results
    .filter(({ server }) => server.startsWith('press'))
    .map(({ asked, server, ofSirv }) =>
      judgeOne(ofSirv * 100, { what: `${asked}, ${server}`, bound: '≥', limit: 80, unit: '% of sirv alone' }),
    );

/** The results as a table for people. */
export function formatTable(results: readonly Result[]): string {
  return [
    ...formatRows(columns, results),
    '',
    'Medians of five rounds; the share is of sirv in the same round. Server and load generator have a core each.',
    'sirv alone: as in production, with ETags: it knows all files since its start, and sends its 404 without a page.',
    ...formatVerdicts('Targets:', judge(results)),
    '',
  ].join('\n');
}
