import { type Column, formatRows, formatVerdicts, judgeOne, type Verdict } from '../table.ts';
import type { MemoryResult, Program } from './memory.ts';
import type { Use } from './process-tree.ts';

const megabytes = (bytes: number) => String(Math.round(bytes / 1e6));
const heapOf = ({ heap }: Use) => (heap ? megabytes(heap.used) : '–');

const programColumns: Column<Program>[] = [
  ['after the start, MB', ({ name }) => name],
  ['RSS at first', ({ first }) => megabytes(first.rss)],
  ['PSS at first', ({ first }) => megabytes(first.pss)],
  ['heap', ({ first }) => heapOf(first)],
  ['RSS at the end', ({ last }) => megabytes(last.rss)],
  ['PSS at the end', ({ last }) => megabytes(last.pss)],
  ['heap', ({ last }) => heapOf(last)],
  ['most PSS', ({ peakPss }) => megabytes(peakPss)],
  ['most heap', ({ peakHeap }) => (peakHeap === null ? '–' : megabytes(peakHeap))],
  ['heap limit', ({ last }) => (last.heap ? megabytes(last.heap.limit) : '–')],
];

type Step = MemoryResult['steps'][number];

const largest = ({ uses }: Step) =>
  Object.entries(uses)
    .sort(([, a], [, b]) => b.pss - a.pss)
    .slice(0, 3)
    .map(([name, { pss }]) => `${name} ${megabytes(pss)}`)
    .join(', ');

const stepColumns: Column<Step>[] = [
  ['first start, MB', ({ during }) => during],
  ['most PSS of all', ({ total }) => megabytes(total)],
  ['of that', largest],
];

/** How the memory compares to its target. */
export const judge = ({ peakPss, limitBytes, life, programs }: MemoryResult): Verdict[] => [
  judgeOne(peakPss / 1e6, { what: 'most memory of all programs', limit: limitBytes / 1e6, unit: 'MB' }),
  ...programs
    .filter(({ name }) => name === 'press')
    .map(({ last }) => judgeOne(last.rss / 1e6, { what: 'memory of the press at the end', limit: 250, unit: 'MB' })),
  judgeOne(life.failures, { what: 'failures while editing and reading', limit: 0, unit: 'requests' }),
];

/** The results as a table for people. */
export function formatTable(result: MemoryResult): string {
  const { limitBytes, enforcedBy, steps, readySeconds, minutes, life, programs } = result;
  return [
    `Under a limit of ${megabytes(limitBytes)} MB, enforced by ${enforcedBy}. Ready after ${readySeconds.toFixed(0)} s.`,
    '',
    ...formatRows(stepColumns, steps),
    '',
    `In the ${minutes} minutes after it, ${life.edits} edits were published and ${life.pagesRead} pages read.`,
    '',
    ...formatRows(programColumns, programs),
    ...formatVerdicts('Targets', judge(result)),
    '',
  ].join('\n');
}
