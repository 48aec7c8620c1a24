import type { Period } from '../../../banners/report-contract';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;

/** Periods that are offered by name, and end today. */
export const namedPeriods = [7, USUAL_DAYS, 90] as const;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\d$/.test(text);

/** The last days up to today. @param now milliseconds since 1970. */
export const lastDays = (days: number, now: number): Period => ({
  from: dayOf(now - (days - 1) * DAY_MS),
  to: dayOf(now),
});

/** What an address asks for: the last 30 days when it does not say. @param now milliseconds since 1970. */
export function periodOf(address: URLSearchParams, now: number): Period {
  const [from, to] = [address.get('from'), address.get('to')];
  if (isDay(from) && isDay(to)) return { from, to };
  const days = namedPeriods.find((named) => String(named) === address.get('days')) ?? USUAL_DAYS;
  return lastDays(days, now);
}

/** Every day of a period, the first one first. */
export function daysOf({ from, to }: Period): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => dayOf(Date.parse(from) + index * DAY_MS));
}
