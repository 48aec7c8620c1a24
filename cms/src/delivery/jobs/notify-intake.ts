import { z } from 'zod';
import type { Job } from '../../platform/queue/job';
import { notifyIntakeOfNews } from '../mail/intake-notice';
import { SENDING_EXPIRES, sendsMail } from '../mail/mailer';

/**
 * Emails intake about the requests that came since the last email: once a minute at most, however many there are. What could
 * not be sent is sent a minute later, with what came since.
 */
export const notifyIntake: Job = {
  queue: { name: 'notify-intake', data: z.unknown() },
  expireInSeconds: SENDING_EXPIRES,
  retries: { limit: 0, firstDelay: 60, maxDelay: 60 },
  concurrency: 1,
  cron: '* * * * *',
  waitsOnce: true,
  isReady: sendsMail,
  run: (strapi) => notifyIntakeOfNews(strapi),
};
