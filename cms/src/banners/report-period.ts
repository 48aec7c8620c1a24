import { z } from 'zod';

import type { Period } from './report-contract';

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 1100;
const USUAL_DAYS = 30;

/** @param at milliseconds since 1970. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The day on which it is now, in UTC. */
export const today = (): string => dayOf(Date.now());

export const dayBefore = (day: string): string => dayOf(Date.parse(day) - DAY_MS);

/** A period cannot be reported on: the message says why, and what to ask for. */
export class PeriodError extends Error {}

function dayFrom(name: 'from' | 'to', asked: unknown, usual: string): string {
  if (asked === undefined) return usual;
  const { success, data } = z.iso.date().safeParse(asked);
  if (!success)
    throw new PeriodError(`“${name}” isn’t a valid date. Enter it as year, month, and day, such as 2026-11-23.`);
  return data;
}

/**
 * The period that a query asks for: the last 30 days with today, as far as it does not say.
 * @throws PeriodError
 */
export function periodFrom(query: { from?: unknown; to?: unknown }): Period {
  const to = dayFrom('to', query.to, today());
  const from = dayFrom('from', query.from, dayOf(Date.parse(to) - (USUAL_DAYS - 1) * DAY_MS));
  if (from > to) throw new PeriodError(`The period starts on ${from}, after its end on ${to}. Swap the two dates.`);
  if (Date.parse(to) - Date.parse(from) >= LONGEST_DAYS * DAY_MS)
    throw new PeriodError(`The period is longer than three years. Choose at most ${LONGEST_DAYS} days.`);
  return { from, to };
}
