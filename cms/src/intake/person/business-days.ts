const DAY_MS = 86_400_000;

const isWorkday = (ms: number) => ![0, 6].includes(new Date(ms).getUTCDay());

/** The day as ISO, in UTC or so many hours from it. */
export const dayOf = (at: Date, hours = 0): string =>
  new Date(at.getTime() + hours * 3_600_000).toISOString().slice(0, 10);

/**
 * The last of so many business days after a day: Monday to Friday. Holidays count as well, so that nothing is ever due later
 * than by law.
 * @param day ISO.
 */
export function businessDaysAfter(day: string, count: number): string {
  let ms = Date.parse(day);
  for (let left = count; left > 0; ) {
    ms += DAY_MS;
    if (isWorkday(ms)) left -= 1;
  }
  return dayOf(new Date(ms));
}
