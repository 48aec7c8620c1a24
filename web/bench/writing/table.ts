import { type Column, formatRows, formatVerdicts, judgeOne, type Verdict } from '../table.ts';
import type { Bytes } from './bundle.ts';
import type { Result, Waits } from './writing.ts';

const ms = (value: number) => value.toFixed(0);
const place = ({ blocks }: Waits) => (blocks === null ? 'lead article' : `${blocks} blocks`);

const waitColumns: Column<Waits>[] = [
  ['what an editor waits for', ({ what }) => what],
  ['in', place],
  ['n', ({ count }) => String(count)],
  ['p50 ms', ({ p50 }) => ms(p50)],
  ['p95 ms', ({ p95 }) => ms(p95)],
  ['max ms', ({ max }) => ms(max)],
  ['load', ({ load }) => load.toFixed(1)],
];
const byteColumns: Column<Bytes>[] = [
  ['bytes of', ({ what }) => what],
  ['plain', ({ plain }) => String(plain)],
  ['gzip', ({ gzip }) => String(gzip)],
];

const limits: readonly [what: RegExp, limit: number][] = [
  [/^key to paint/, 50],
  [/^last key to the page/, 300],
];

/** How the figures compare with the targets. */
export const judge = ({ waits }: Result): Verdict[] =>
  waits.flatMap((one) => {
    const [, limit] = limits.find(([what]) => what.test(one.what)) ?? [];
    return limit ? [judgeOne(one.p95, { what: `${one.what}, ${place(one)}, p95`, limit, unit: 'ms' })] : [];
  });

/** The results as tables for people. */
export const formatTable = (result: Result): string =>
  [
    ...formatRows(waitColumns, result.waits),
    '',
    ...formatRows(byteColumns, result.bytes),
    ...formatVerdicts('Targets:', judge(result)),
    '',
  ].join('\n');
