import { formatDay, formatDayOfYear, formatMonth } from '@patient-press/shared/schedule-words';
import { addDays, dayIn, startOfDay } from '@patient-press/shared/time-zones';

export const zooms = ['1', '3', '12'] as const;
/** How many months are shown. */
export type Zoom = (typeof zooms)[number];

/** How many days are shown, and how many of them lie back, before the calendar is moved. */
const extents: Record<Zoom, { days: number; back: number }> = {
  '1': { days: 31, back: 7 },
  '3': { days: 84, back: 14 },
  '12': { days: 365, back: 31 },
};

/** A time that is looked at: whole days of the newsroom. */
export interface TimeWindow {
  /** The days, as `2026-11-09`: the first, and the first that isn't in it. */
  days: { first: string; end: string };
  /** When they begin and end there, ISO in UTC. */
  from: string;
  to: string;
}

/** A month on from January 31 is the last of February, not a day of March. */
function moveByMonths(day: string, months: number): string {
  const moved = new Date(`${day.slice(0, 7)}-01`);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate();
  moved.setUTCDate(Math.min(Number(day.slice(8)), lastDay));
  return moved.toISOString().slice(0, 10);
}

interface Looked {
  /** ISO in UTC. */
  now: string;
  /** The newsroom's. */
  timeZone: string;
  zoom: Zoom;
  /** By how many months, which may be negative. */
  moved: number;
}

export function windowAt({ now, timeZone, zoom, moved }: Looked): TimeWindow {
  const { days, back } = extents[zoom];
  const first = moveByMonths(addDays(dayIn(timeZone, now), -back), moved);
  const end = addDays(first, days);
  return { days: { first, end }, from: startOfDay(timeZone, first), to: startOfDay(timeZone, end) };
}

/** “Nov 9, 2026 – Jan 31, 2027”: the last day is the last that is shown. */
export const windowInWords = ({ days }: TimeWindow): string =>
  `${formatDay(days.first)} – ${formatDay(addDays(days.end, -1))}`;

/** Where a time lies in a window: 0 at its start, 1 at its end. May lie outside. */
export const shareOf = (at: string, { from, to }: Pick<TimeWindow, 'from' | 'to'>): number =>
  (Date.parse(at) - Date.parse(from)) / (Date.parse(to) - Date.parse(from));

export interface Tick {
  /** ISO in UTC. */
  at: string;
  label: string;
}

const MONDAY = 1;

/** What is written at a day: the firsts of the months in a year, else the Mondays. Null: nothing. */
function labelAt(day: string, zoom: Zoom): string | null {
  if (zoom !== '12') return new Date(day).getUTCDay() === MONDAY ? formatDayOfYear(day) : null;
  if (!day.endsWith('-01')) return null;
  return day.endsWith('-01-01') ? day.slice(0, 4) : formatMonth(day);
}

/** The days that are marked, each where it begins in the newsroom. */
export function ticksOf({ days }: TimeWindow, zoom: Zoom, timeZone: string): Tick[] {
  const ticks: Tick[] = [];
  for (let day = days.first; day < days.end; day = addDays(day, 1)) {
    const label = labelAt(day, zoom);
    if (label) ticks.push({ at: startOfDay(timeZone, day), label });
  }
  return ticks;
}
