import { endOfDay, momentIn, startOfDay } from '@patient-press/shared/time-zones';
import { z } from 'zod';
import { sitePath } from '../addresses/link-targets';
import type { AskedTime } from './what-readers-saw';
import { siteRecordWords as words } from './words';

/** A question can't be answered: the message says what to ask instead. */
export class QuestionError extends Error {
  override name = 'QuestionError';
}

export const textOf = (asked: unknown): string => (typeof asked === 'string' ? asked.trim() : '');

/** The path of a page of this site that someone entered, as a path or as a URL. @throws QuestionError */
export function pathFrom(asked: unknown): string {
  const path = sitePath(textOf(asked));
  if (path === null) throw new QuestionError(words.notOfSite);
  return path;
}

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A day as far as it is past, or one moment of it. @throws QuestionError */
export function timeFrom({ day, time }: { day?: unknown; time?: unknown }, timeZone: string): AskedTime {
  const asked = z.iso.date().safeParse(day);
  if (!asked.success) throw new QuestionError(words.notADay);
  const now = new Date().toISOString();
  const clock = textOf(time);
  if (clock) {
    if (!timeOfDay.test(clock)) throw new QuestionError(words.notATime);
    const from = momentIn(timeZone, asked.data, clock);
    const to = new Date(Date.parse(from) + 1).toISOString();
    if (from > now) throw new QuestionError(words.notYet);
    return { from, to, timeZone, isMoment: true };
  }
  const [from, to] = [startOfDay(timeZone, asked.data), endOfDay(timeZone, asked.data)];
  if (from > now) throw new QuestionError(words.notYet);
  return { from, to: [to, now].sort()[0] ?? to, timeZone, isMoment: false };
}
