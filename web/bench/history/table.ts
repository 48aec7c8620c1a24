import { type Column, formatRows } from '../table.ts';
import type { HistoryResult } from './history.ts';

type Row = Pick<HistoryResult, 'articles'> & HistoryResult['changes'][number];

const columns: Column<Row>[] = [
  ['change', ({ what }) => what],
  ['articles', ({ articles }) => articles.toLocaleString('en')],
  ['versions of each', ({ versions }) => versions.toLocaleString('en')],
  ['times', ({ ms }) => String(ms.count)],
  ['p50 ms', ({ ms }) => ms.p50.toFixed(0)],
  ['p95 ms', ({ ms }) => ms.p95.toFixed(0)],
  ['of it, history, mean ms', ({ recording }) => recording.toFixed(1)],
];

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

function sentences({ articles, versions, bytes, list, compare, load }: HistoryResult): string[] {
  const { json, stored, version, total } = bytes;
  return [
    '',
    `${articles.toLocaleString('en')} articles with ${versions} versions each: ${(total / 1e9).toFixed(2)} GB.`,
    `A version takes ${kilobytes(version)} with its indexes: its content is ${kilobytes(json)} as JSON, ${kilobytes(stored)} as stored.`,
    `A page of the list takes ${list.p50.toFixed(0)} ms (p95 ${list.p95.toFixed(0)}), a comparison ${compare.p50.toFixed(0)} ms (p95 ${compare.p95.toFixed(0)}). Load: ${load.toFixed(1)}.`,
  ];
}

export function formatTable(results: readonly HistoryResult[]): string {
  const rows = results.flatMap(({ articles, changes }) => changes.map((change) => ({ articles, ...change })));
  return `${[...formatRows(columns, rows), ...results.flatMap(sentences)].join('\n')}\n`;
}
