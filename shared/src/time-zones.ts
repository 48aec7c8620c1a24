/** What a newsroom's times are in until it chooses a time zone. */
export const UTC = 'UTC';

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times more than using it. @throws RangeError for a time zone that Intl doesn't know. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

/** What clocks and calendars in a time zone show, as if they showed it in UTC. In milliseconds, to the second. */
function localTime(ms: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatIn(timeZone).formatToParts(ms)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Moments whose offset is known, at most: a site shows the same dates on many pages. */
const KNOWN = 20_000;
const offsets = new Map<string, number>();

/** By how many milliseconds clocks in a time zone are ahead of UTC. */
function offsetAt(ms: number, timeZone: string): number {
  if (timeZone === UTC) return 0;
  const key = `${timeZone} ${ms}`;
  const known = offsets.get(key) ?? localTime(ms, timeZone) - Math.floor(ms / 1000) * 1000;
  if (offsets.size >= KNOWN) offsets.clear();
  offsets.set(key, known);
  return known;
}

/** The moments, in milliseconds, at which clocks show a time: one, none if they skip it, or two. The first comes first. */
function momentsAt(local: number, timeZone: string): number[] {
  const near = [offsetAt(local - DAY_MS, timeZone), offsetAt(local + DAY_MS, timeZone)];
  const found = near.map((offset) => local - offset).filter((ms) => ms + offsetAt(ms, timeZone) === local);
  return [...new Set(found)].sort((one, other) => one - other);
}

/** The first moment, in milliseconds, at which clocks show this time or a later one: they may skip it, or show it twice. */
function firstAt(local: number, timeZone: string): number {
  const [found] = momentsAt(local, timeZone);
  if (found !== undefined) return found;
  let [before, after] = [local - DAY_MS, local + DAY_MS];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (middle + offsetAt(middle, timeZone) < local) before = middle;
    else after = middle;
  }
  return after;
}

/** The day that it is in a time zone, as `2026-11-23`. @param at ISO, or milliseconds since 1970. */
export function dayIn(timeZone: string, at: string | number): string {
  const ms = typeof at === 'string' ? Date.parse(at) : at;
  return new Date(ms + offsetAt(ms, timeZone)).toISOString().slice(0, 10);
}

/** The time of day in a time zone, as `23:05`. @param at ISO. */
export function clockIn(timeZone: string, at: string): string {
  const ms = Date.parse(at);
  return new Date(ms + offsetAt(ms, timeZone)).toISOString().slice(11, 16);
}

/**
 * The moment at which clocks in a time zone show a time, as ISO in UTC. Of two, the first; a time that clocks skip when
 * they are set forward is the moment at which they skip it.
 * @param day as `2026-11-23`. @param clock as `23:05`.
 */
export const momentIn = (timeZone: string, day: string, clock: string): string =>
  new Date(firstAt(Date.parse(`${day}T${clock}:00.000Z`), timeZone)).toISOString();

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * What clocks do at a time that someone enters. `skipped`: they go straight from one time to another, past it; `at` is the moment
 * when they do. `repeated`: they show it twice.
 */
export type ClockChange =
  | { kind: 'skipped'; from: string; to: string; at: string }
  | { kind: 'repeated'; first: string; second: string };

/**
 * Whether a time that clocks in a time zone skip, or show twice, was entered: when they are set forward and back. Null: it is a
 * time as any other.
 * @param day as `2026-11-01`. @param clock as `01:30`.
 */
export function clockChangeAt(timeZone: string, day: string, clock: string): ClockChange | null {
  const local = Date.parse(`${day}T${clock}:00.000Z`);
  const [first, second] = momentsAt(local, timeZone);
  if (first !== undefined)
    return second === undefined ? null : { kind: 'repeated', first: iso(first), second: iso(second) };
  const at = firstAt(local, timeZone);
  const clockWith = (offset: number) => iso(at + offset).slice(11, 16);
  return {
    ...{ kind: 'skipped', at: iso(at) },
    ...{ from: clockWith(offsetAt(at - 1000, timeZone)), to: clockWith(offsetAt(at, timeZone)) },
  };
}

/** The first moment of a day in a time zone, as ISO in UTC. Days have 23, 24 or 25 hours, and not every one has a midnight. */
export const startOfDay = (timeZone: string, day: string): string => momentIn(timeZone, day, '00:00');

/** The day so many days after another, both as `2026-11-23`. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The first moment after a day in a time zone, as ISO in UTC. */
export const endOfDay = (timeZone: string, day: string): string => startOfDay(timeZone, addDays(day, 1));

/**
 * The same moment as clocks in a time zone show it: `2026-11-20T19:30:00.000-05:00`. Begins with the day that it is there. In
 * UTC, it stays as it is.
 * @param at ISO in UTC.
 */
export function withOffset(at: string, timeZone: string): string {
  if (timeZone === UTC) return at;
  const ms = Date.parse(at);
  // RFC 3339 has no seconds in offsets, which time zones had before there were time zones.
  const minutes = Math.round(offsetAt(ms, timeZone) / 60_000);
  const [hour, minute] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
  return `${new Date(ms + minutes * 60_000).toISOString().slice(0, -1)}${minutes < 0 ? '-' : '+'}${offset}`;
}

/**
 * A time zone by the name that Intl lists, whatever its spelling: `us/eastern` is `America/New_York`. Null: there is none of
 * that name. An offset such as `-05:00` is none: its clocks would not change with those of the newsroom.
 */
export function findTimeZone(name: string): string | null {
  if (!/^[a-z]/i.test(name)) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
