import { UTCDate } from '@date-fns/utc';
import { addBusinessDays, formatISO } from 'date-fns';

/** The day as ISO, in UTC or so many hours from it. */
export const dayOf = (at: Date, hours = 0): string =>
  new Date(at.getTime() + hours * 3_600_000).toISOString().slice(0, 10);

/**
 * The last of so many business days after a day: Monday to Friday. Holidays count as well, so that nothing is ever due later
 * than by law.
 * @param day ISO.
 */
export const businessDaysAfter = (day: string, count: number): string =>
  formatISO(addBusinessDays(new UTCDate(day), count), { representation: 'date' });
