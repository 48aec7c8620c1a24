import type { AskedPage } from '../../site-record-api';

/** What the page's address asks about; `page` is empty while none is chosen. @param today as `2026-11-23`. */
export const questionIn = (address: URLSearchParams, today: string): AskedPage => ({
  page: address.get('page') ?? '',
  day: address.get('day') || today,
  time: address.get('time') ?? '',
});

/** The address that asks this. */
export const addressOf = ({ page, day, time }: AskedPage): Record<string, string> => ({
  ...(page && { page }),
  day,
  ...(time && { time }),
});
