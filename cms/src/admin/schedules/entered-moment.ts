import { addDays, type ClockChange, clockChangeAt, clockIn, dayIn, momentIn } from '@patient-press/shared/time-zones';

/** A day and a time of day as someone enters them. */
export interface Entered {
  /** As `2026-11-01`; empty: not entered. */
  day: string;
  /** As `01:30`. */
  clock: string;
  /** Of a time that clocks show twice, the second. */
  isSecond: boolean;
}

export interface EnteredMoment {
  /** ISO in UTC; null: it isn't whole yet. */
  at: string | null;
  change: ClockChange | null;
}

const MORNING = '09:00';

/** What a form begins with: tomorrow morning. @param now milliseconds since 1970. */
export const tomorrow = (timeZone: string, now: number): Entered => ({
  day: addDays(dayIn(timeZone, now), 1),
  clock: MORNING,
  isSecond: false,
});

/** A moment as it would be entered. @param at ISO in UTC. */
export function enteredAs(timeZone: string, at: string): Entered {
  const [day, clock] = [dayIn(timeZone, at), clockIn(timeZone, at)];
  const change = clockChangeAt(timeZone, day, clock);
  return { day, clock, isSecond: change?.kind === 'repeated' && change.second <= at };
}

/** The moment that someone entered, and what clocks do then, if anything. */
export function toMoment(timeZone: string, { day, clock, isSecond }: Entered): EnteredMoment {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d$/.test(clock)) return { at: null, change: null };
  const change = clockChangeAt(timeZone, day, clock);
  if (change?.kind === 'repeated') return { at: isSecond ? change.second : change.first, change };
  return { at: momentIn(timeZone, day, clock), change };
}
