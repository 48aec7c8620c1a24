import { formatClock } from '@patient-press/shared/schedule-words';

const clock = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' });

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
 * The time of day in the browser's time zone, with the zone’s name and, unless it is today, the date: “11:05 p.m. EST”,
 * “Nov 20, 11:05 p.m. EST”. @param at ISO in UTC. @param now milliseconds since 1970.
 */
export function formatMoment(at: string, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  const isToday = then.toDateString() === today.toDateString();
  const date = isToday
    ? ''
    : `${new Intl.DateTimeFormat('en-US', {
        month: 'short',
        day: 'numeric',
        ...(then.getFullYear() !== today.getFullYear() && { year: 'numeric' }),
      }).format(then)}, `;
  return date + formatClock(then, clock);
}

export const formatCount = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** “December 8, 2026”. @param day as `2026-12-08`. */
export const formatDate = (day: string): string =>
  new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(day),
  );

/** The day that it is where the browser is, as `2026-12-08`. */
export function todayHere(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
