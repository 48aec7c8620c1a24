import { type Column, formatRows, formatVerdicts, judgeOne, type Verdict } from '../table.ts';
import type { Measured } from './schedule.ts';

const columns: Column<Measured>[] = [
  ['publications due in one second', ({ what }) => what],
  ['due', ({ due }) => String(due)],
  ['late, p50 ms', ({ late }) => late.p50.toFixed(0)],
  ['p95 ms', ({ late }) => late.p95.toFixed(0)],
  ['max ms', ({ late }) => late.max.toFixed(0)],
  ['lost', ({ lost }) => String(lost)],
  ['twice', ({ doubled }) => String(doubled)],
  ['load', ({ load }) => load.toFixed(1)],
];

/** Each is published once, whatever happens to a cms. */
export const judge = (results: readonly Measured[]): Verdict[] =>
  results.flatMap(({ what, lost, doubled }) => [
    judgeOne(lost, { what: `${what}: not published`, limit: 0, unit: 'articles' }),
    judgeOne(doubled, { what: `${what}: published twice`, limit: 0, unit: 'articles' }),
  ]);

export const formatTable = (results: readonly Measured[]): string =>
  `${[...formatRows(columns, results), ...formatVerdicts('Targets:', judge(results))].join('\n')}\n`;
