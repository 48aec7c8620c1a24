import { formatDay, formatDayOfYear, formatMonth } from '@patient-press/shared/schedule-words';

const DAY_MS = 86_400_000;

export const zooms = ['1', '3', '12'] as const;
/** How many months are shown. */
export type Zoom = (typeof zooms)[number];

/** How many days are shown, and how many of them lie back, before the calendar is moved. */
const extents: Record<Zoom, { days: number; back: number }> = {
  '1': { days: 31, back: 7 },
  '3': { days: 84, back: 14 },
  '12': { days: 365, back: 31 },
};

/** A time that is looked at. ISO in UTC; `to` is the first moment that is not in it. */
export interface TimeWindow {
  from: string;
  to: string;
}

const addDays = (day: Date, days: number) => new Date(day.getTime() + days * DAY_MS);

/** @param now ISO in UTC. @param moved by how many months, which may be negative. */
export function windowAt(now: string, zoom: Zoom, moved: number): TimeWindow {
  const { days, back } = extents[zoom];
  const start = addDays(new Date(`${now.slice(0, 10)}T00:00:00.000Z`), -back);
  // A month on from 31 January is the last of February, not a day of March.
  const dayOfMonth = start.getUTCDate();
  start.setUTCDate(1);
  start.setUTCMonth(start.getUTCMonth() + moved);
  const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  start.setUTCDate(Math.min(dayOfMonth, lastDay));
  return { from: start.toISOString(), to: addDays(start, days).toISOString() };
}

/** “Nov 9, 2026 – Jan 31, 2027”: the last day is the last that is shown. */
export const windowInWords = ({ from, to }: TimeWindow): string =>
  `${formatDay(from.slice(0, 10))} – ${formatDay(addDays(new Date(to), -1).toISOString().slice(0, 10))}`;

/** Where a time lies in a window: 0 at its start, 1 at its end. May lie outside. */
export const shareOf = (at: string, { from, to }: TimeWindow): number =>
  (Date.parse(at) - Date.parse(from)) / (Date.parse(to) - Date.parse(from));

export interface Tick {
  at: string;
  label: string;
}

/** The firsts of the months in a year, else the Mondays. */
export function ticksOf({ from, to }: TimeWindow, zoom: Zoom): Tick[] {
  const ticks: Tick[] = [];
  for (let day = new Date(from); day.toISOString() < to; day = addDays(day, 1)) {
    const at = day.toISOString();
    if (zoom === '12') {
      const isYear = day.getUTCMonth() === 0;
      if (day.getUTCDate() === 1)
        ticks.push({ at, label: isYear ? String(day.getUTCFullYear()) : formatMonth(at.slice(0, 10)) });
    } else if (day.getUTCDay() === 1) {
      ticks.push({ at, label: formatDayOfYear(at.slice(0, 10)) });
    }
  }
  return ticks;
}
