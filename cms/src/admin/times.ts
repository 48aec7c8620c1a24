import { formatClock, formatTime } from '@patient-press/shared/schedule-words';
import { dayIn } from '@patient-press/shared/time-zones';
import { newsroomTimeZone } from './time-zone/newsroom-zone';

const steps = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** “2 minutes ago”. @param at ISO in UTC. @param now milliseconds since 1970. */
export function formatAgo(at: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  const [unit, length] = steps.find(([, length]) => seconds >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' }).format(-Math.floor(seconds / length), unit);
}

/** “0.2 s”, “40 ms”. */
export function formatDuration(ms: number): string {
  return ms < 100 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
}

/**
 * The time of day in the newsroom's time zone, with the zone’s name and, unless it is today there, the date: “11:05 p.m. EST”,
 * “Nov 20, 11:05 p.m. EST”. @param at ISO in UTC. @param now milliseconds since 1970.
 */
export function formatMoment(at: string, now: number): string {
  const timeZone = newsroomTimeZone();
  const [then, today] = [dayIn(timeZone, at), dayIn(timeZone, now)];
  const clock = formatClock(at, timeZone);
  if (then === today) return clock;
  const date = new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    month: 'short',
    day: 'numeric',
    ...(then.slice(0, 4) !== today.slice(0, 4) && { year: 'numeric' }),
  });
  return `${date.format(new Date(then))}, ${clock}`;
}

/** “11:05 p.m.” in the newsroom, where it says elsewhere which time zone that is. @param at ISO in UTC. */
export const formatClockAlone = (at: string): string => formatClock(at, newsroomTimeZone()).replace(/ \S+$/, '');

/** “Nov 20, 2026, 11:05 p.m. EST”: always with the date. @param at ISO in UTC. */
export const formatTimeIn = (timeZone: string, at: string): string => formatTime(at, timeZone);

export const formatCount = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** “December 8, 2026”. @param day as `2026-12-08`. */
export const formatDate = (day: string): string =>
  new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(day),
  );

/** The day that it is in the newsroom, as `2026-12-08`. */
export const todayInNewsroom = (): string => dayIn(newsroomTimeZone(), Date.now());
