import type { Core } from '@strapi/strapi';

/** The zone that the newsroom's days are those of, by IANA's name. */
export const newsroomTimeZone = async (_strapi: Core.Strapi): Promise<string> => 'UTC';

const DAY_MS = 86_400_000;

/** What a clock in a zone shows at a moment, as milliseconds since 1970 as if it were UTC. */
function wallClock(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/**
 * The moment at which a clock in a zone shows a time of a day, in milliseconds since 1970. Of two, the first; a time that the
 * clock skips is taken as the moment of the change.
 * @param day as `2026-11-23`. @param time as `14:30`.
 */
export function momentOf(day: string, time: string, timeZone: string): number {
  const shown = Date.parse(`${day}T${time}:00.000Z`);
  const candidates = [shown - DAY_MS, shown + DAY_MS].map((near) => shown - (wallClock(near, timeZone) - near));
  const fitting = candidates.filter((at) => wallClock(at, timeZone) === shown);
  return fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates);
}

/** The day after a day, both as `2026-11-23`. */
const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

/** When the days of a period begin and end, ISO in UTC; `to` is the first moment that is not in it. @param from first and `to` last day. */
export const boundsOf = (
  { from, to }: { from: string; to: string },
  timeZone: string,
): { from: string; to: string } => ({
  from: new Date(momentOf(from, '00:00', timeZone)).toISOString(),
  to: new Date(momentOf(dayAfter(to), '00:00', timeZone)).toISOString(),
});
