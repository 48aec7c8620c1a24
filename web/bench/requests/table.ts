import { type Column, formatRows, formatVerdicts, judgeOne, type Verdict } from '../table.ts';
import type { Measured, RequestsResult } from './requests.ts';

/** Milliseconds: a page opens at once; a search ends when it said that it would, and its answer is on its way. */
const limits: Record<Measured['kind'], number> = { list: 300, search: 4500, others: 100 };

const columns: Column<Measured>[] = [
  ['requests', ({ what }) => what],
  ['found', ({ found }) => found?.toLocaleString('en') ?? ''],
  ['decrypted', ({ read }) => read?.toLocaleString('en') ?? ''],
  ['times', ({ ms }) => String(ms.count)],
  ['p50 ms', ({ ms }) => ms.p50.toFixed(0)],
  ['p95 ms', ({ ms }) => ms.p95.toFixed(0)],
  ['max ms', ({ ms }) => ms.max.toFixed(0)],
  ['load', ({ load }) => load.toFixed(1)],
];

/** How lists and searches compare to their targets. Five searches at once wait for each other, and have none. */
export const judge = ({ measured }: RequestsResult): Verdict[] =>
  measured
    .filter(({ what }) => what !== 'Five searches at once')
    .map(({ what, kind, ms }) => judgeOne(ms.p95, { what: `${what}, p95`, limit: limits[kind], unit: 'ms' }));

export const formatTable = (result: RequestsResult): string =>
  `${[
    ...formatRows(columns, result.measured),
    ...formatVerdicts(`Targets at ${result.requests.toLocaleString('en')} requests:`, judge(result)),
  ].join('\n')}\n`;
