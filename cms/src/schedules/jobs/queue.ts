import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { sendsMail } from '../../delivery/mail/mailer';
import type { JobQueue } from '../../platform/queue/job';
import { enqueue } from '../../platform/queue/queue';

const nothing = z.object({});

/** Looks for what is due. */
export const fireQueue: JobQueue<object> = { name: 'schedules', data: nothing };

/** Emails editors about what was not published at its time, or late. No address is stored with a job. */
export const noticeQueue: JobQueue<object> = { name: 'schedule-notices', data: nothing };

/** Has editors emailed about what the transaction that is under way notes as due, once it commits. */
export async function askForNotices(strapi: Core.Strapi): Promise<void> {
  if (!sendsMail()) return;
  await strapi.db.transaction(({ trx }) => enqueue(noticeQueue, {}, trx));
}
