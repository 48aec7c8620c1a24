import { addDays, endOfDay, momentIn, startOfDay } from '@patient-press/shared/time-zones';
import { z } from 'zod';

const question = z.object({
  day: z.iso.date(),
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .or(z.literal(''))
    .default(''),
});

/** The day, or the minute, that is asked for, where the newsroom is; null: it can't be read. `to` is not in it. */
export function askedTime(query: unknown, timeZone: string): { from: string; to: string } | null {
  const { data } = question.safeParse(query);
  if (!data || addDays(data.day, 0) !== data.day) return null;
  if (!data.time) return { from: startOfDay(timeZone, data.day), to: endOfDay(timeZone, data.day) };
  const from = momentIn(timeZone, data.day, data.time);
  return { from, to: new Date(Date.parse(from) + 60_000).toISOString() };
}
