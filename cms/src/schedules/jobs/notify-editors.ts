import { SENDING_EXPIRES, sendsMail } from '../../delivery/mail/mailer';
import type { JobOf } from '../../platform/queue/job';
import { sendNotices } from '../notices';
import { noticeQueue } from './queue';

/** Asked for by each schedule that fails, and done once for those that fail together. */
export const notifyEditorsJob: JobOf<typeof noticeQueue> = {
  queue: noticeQueue,
  expireInSeconds: SENDING_EXPIRES,
  // For a day or so.
  retries: { limit: 30, firstDelay: 10, maxDelay: 3600 },
  concurrency: 1,
  waitsOnce: true,
  isReady: sendsMail,
  run: sendNotices,
};
