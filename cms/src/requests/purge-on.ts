import { UTCDate } from '@date-fns/utc';
import { addMonths, formatISO } from 'date-fns';

const RETENTION_MONTHS = 18;

/**
 * The day on which a request of today is purged: `2028-05-23`, in UTC. A day that its month does not have becomes the
 * month's last one, so that nothing is held for longer than readers are promised.
 */
export const purgeOn = (now: Date): string =>
  formatISO(addMonths(new UTCDate(now), RETENTION_MONTHS), { representation: 'date' });
