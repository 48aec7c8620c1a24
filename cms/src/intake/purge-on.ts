const KEEP_MONTHS = 18;

/** The day on which a request of today is purged: `2028-05-23`, in UTC. */
export function purgeOn(now: Date): string {
  const day = new Date(now);
  day.setUTCMonth(day.getUTCMonth() + KEEP_MONTHS);
  return day.toISOString().slice(0, 10);
}
