import { hoursErrors } from './words/hours.ts';

/** The text isn't opening hours. The message says why, and shows an example. */
export class HoursError extends Error {
  override name = 'HoursError';
}

/** A time of every week, in minutes from Monday 00:00. `end`, not included, may lie in the week after. */
export interface OpenTime {
  start: number;
  end: number;
}

const DAY = 24 * 60;
const WEEK = 7 * DAY;
const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;

const SEGMENT =
  /^(?<first>[a-z]+)?(?:\s*-\s*(?<last>[a-z]+))?(?:(?:^|\s+)(?<from>\d{1,2}:\d\d)\s*-\s*(?<to>\d{1,2}:\d\d))?$/i;

function dayOf(word: string): number {
  const day = days.findIndex((name) => name.toLowerCase() === word.toLowerCase());
  if (day < 0) throw new HoursError(hoursErrors.day({ word, days }));
  return day;
}

/** The days from one to another, over the end of the week too. */
function daysFrom(first: string, last = first): number[] {
  const [start, end] = [dayOf(first), dayOf(last)];
  return Array.from({ length: ((end - start + 7) % 7) + 1 }, (_, index) => (start + index) % 7);
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  if (minute > 59 || hour * 60 + minute > DAY) {
    throw new HoursError(hoursErrors.time({ time }));
  }
  return hour * 60 + minute;
}

/** A time that does not end after it starts ends on the next day. */
function spanOf(from: string, to: string): OpenTime {
  const [start, end] = [minutesOf(from), minutesOf(to)];
  if (start === end) throw new HoursError(hoursErrors.length({ from, to }));
  return { start, end: end < start ? end + DAY : end };
}

const named = ({ start }: OpenTime) => {
  const time = [Math.floor((start % DAY) / 60), start % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${days[Math.floor(start / DAY) % 7]} ${time}`;
};

function refuseOverlaps(times: readonly OpenTime[]): void {
  const ordered = times.toSorted((a, b) => a.start - b.start);
  const [first] = ordered;
  const nextWeek = first && { start: first.start + WEEK, end: first.end + WEEK };
  for (const [index, time] of ordered.entries()) {
    const next = ordered[index + 1] ?? nextWeek;
    if (next && next.start < time.end) {
      throw new HoursError(hoursErrors.overlap({ first: named(time), second: named(next) }));
    }
  }
}

/**
 * Opening hours as people type them: `Mo–Fr 09:00–17:00, Sa 10:00–13:00`, with hyphens or dashes, lists of days
 * (`Mo, We, Fr 09:00–12:00`) and of times (`Mo 09:00–12:00, 13:00–17:00`), ranges over the end of the week (`Fr–Mo`) and
 * times past midnight (`22:00–02:00`). Times without a day are those of every day. Empty, or `24/7`, is always.
 * Close to schema.org's `openingHours`.
 * @throws HoursError
 */
export function parseHours(text: string): OpenTime[] {
  const written = text.trim().replaceAll(/[–—]/g, '-');
  if (written === '' || written === '24/7') return [{ start: 0, end: WEEK }];
  const times: OpenTime[] = [];
  let listed: number[] = [];
  let current = days.map((_, day) => day);
  for (const segment of written.split(/[,;]/).map((part) => part.trim())) {
    const { first, last, from, to } = SEGMENT.exec(segment)?.groups ?? {};
    if ((!first && (last || !from)) || Boolean(from) !== Boolean(to)) {
      throw new HoursError(hoursErrors.segment({ text: segment || text.trim() }));
    }
    if (first) listed = [...listed, ...daysFrom(first, last)];
    if (!from || !to) continue;
    if (listed.length > 0) current = listed;
    listed = [];
    const span = spanOf(from, to);
    times.push(...[...new Set(current)].map((day) => ({ start: day * DAY + span.start, end: day * DAY + span.end })));
  }
  if (listed.length > 0) throw new HoursError(hoursErrors.noTimes({ text: text.trim() }));
  refuseOverlaps(times);
  return times;
}

/** Whether Intl, and with it every browser, knows a time zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The minute of the week that clocks in a time zone show, from Monday 00:00. */
function minuteOfWeek(timeZone: string, now: Date): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return weekdays.indexOf(parts.weekday ?? '') * DAY + Number(parts.hour) * 60 + Number(parts.minute);
}

/**
 * Whether a moment is within the hours, as clocks in their time zone show it: in a night in which the clocks change, a
 * time is as much longer or shorter as the night is.
 * @throws RangeError for a time zone that Intl does not know.
 */
export function isOpen(hours: readonly OpenTime[], timeZone: string, now: Date): boolean {
  const minute = minuteOfWeek(timeZone, now);
  return hours.some(({ start, end }) => [minute, minute + WEEK].some((at) => start <= at && at < end));
}
