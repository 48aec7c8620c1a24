import { type Column, formatRows, formatVerdicts, judgeOne, type Verdict } from '../table.ts';
import type { PanelResult } from './where-used.ts';

const TARGET_SIZE = 10_000;
const LIMIT_MS = 300;

const columns: Column<PanelResult>[] = [
  ['where it’s used', ({ what }) => what],
  ['articles', ({ articles }) => articles.toLocaleString('en')],
  ['uses', ({ uses }) => uses.toLocaleString('en')],
  ['times', ({ ms }) => String(ms.count)],
  ['p50 ms', ({ ms }) => ms.p50.toFixed(0)],
  ['p95 ms', ({ ms }) => ms.p95.toFixed(0)],
  ['max ms', ({ ms }) => ms.max.toFixed(0)],
  ['load', ({ load }) => load.toFixed(1)],
];

/** How the panel compares to its target, where it was measured at the size that it is for. */
export const judge = (results: readonly PanelResult[]): Verdict[] =>
  results
    .filter(({ articles }) => articles === TARGET_SIZE)
    .map(({ what, ms }) => judgeOne(ms.p95, { what: `the panel, ${what}, p95`, limit: LIMIT_MS, unit: 'ms' }));

export const formatTable = (results: readonly PanelResult[]): string =>
  `${[...formatRows(columns, results), ...formatVerdicts(`Targets at ${TARGET_SIZE.toLocaleString('en')} articles:`, judge(results))].join('\n')}\n`;
