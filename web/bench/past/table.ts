import { type Column, formatRows } from '../table.ts';
import type { PastResult } from './past.ts';

const DAYS_A_YEAR = 365;
const mb = (bytes: number) => (bytes / 1e6).toFixed(1);
const seconds = (ms: number) => (ms / 1000).toFixed(1);
const count = (number: number) => number.toLocaleString('en');

const columns: Column<PastResult>[] = [
  ['pages', ({ pages }) => count(pages)],
  ['days measured', ({ days }) => count(days)],
  ['first MB', ({ firstBytes }) => mb(firstBytes)],
  ['MB a day', ({ bytesADay }) => mb(bytesADay)],
  ['bytes a version', ({ bytesADay, pages }) => (bytesADay / pages).toFixed(0)],
  ['MB a year, extrapolated', ({ firstBytes, bytesADay }) => mb(firstBytes + bytesADay * DAYS_A_YEAR)],
  ['first CPU s', ({ firstCpu }) => seconds(firstCpu)],
  ['CPU s a day, p50', ({ cpuADay }) => seconds(cpuADay.p50)],
  ['CPU ms a page', ({ cpuADay, pages }) => (cpuADay.p50 / pages).toFixed(2)],
  ['an edit ms, p50 / p95', ({ edit }) => `${edit.p50.toFixed(1)} / ${edit.p95.toFixed(1)}`],
  ['a start with nothing new ms', ({ unchanged }) => unchanged.toFixed(0)],
  ['verify s', ({ verify }) => seconds(verify.ms)],
  ['versions proven', ({ verify }) => count(verify.versions)],
  ['load', ({ load }) => load.toFixed(1)],
];

/** A line for each figure: there are more of them than rows. */
export const formatTable = (result: PastResult): string =>
  `${formatRows<Column<PastResult>>(
    [
      ['the past', ([title]) => title],
      ['', ([, show]) => show(result)],
    ],
    columns,
  ).join('\n')}\n`;
