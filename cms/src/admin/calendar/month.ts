import { addDays } from '@patient-press/shared/time-zones';

/** A month as a calendar shows it: whole weeks, from Sunday. */
export interface Month {
  /** As `2026-11`. */
  name: string;
  /** Days as `2026-11-23`, seven in each week. */
  weeks: string[][];
  /** The first day that is shown, and the one after the last. */
  from: string;
  to: string;
}

const WEEK = 7;

/** @param name as `2026-11`. */
export function monthOf(name: string): Month {
  const first = `${name}-01`;
  const next = `${monthAfter(name, 1)}-01`;
  const from = addDays(first, -new Date(first).getUTCDay());
  const weeks: string[][] = [];
  for (let sunday = from; sunday < next; sunday = addDays(sunday, WEEK))
    weeks.push(Array.from({ length: WEEK }, (_, index) => addDays(sunday, index)));
  return { name, weeks, from, to: addDays(from, weeks.length * WEEK) };
}

/** The month so many months after another, both as `2026-11`. */
export function monthAfter(name: string, months: number): string {
  const [year = 0, month = 1] = name.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months)).toISOString().slice(0, 7);
}
