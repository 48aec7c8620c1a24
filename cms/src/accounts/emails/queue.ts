import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { sendsMail } from '../../delivery/mail/mailer';
import type { JobQueue } from '../../platform/queue/job';
import { enqueue } from '../../platform/queue/queue';

const accountEmails = [
  'invitation',
  'reset-password',
  'password-changed',
  'second-factor-on',
  'second-factor-off',
  'second-factor-reset',
  'second-factor-locked',
  'recovery-code-used',
] as const;
export type AccountEmail = (typeof accountEmails)[number];

const data = z.object({
  kind: z.enum(accountEmails),
  /** Null: the address that someone typed is no user's, and nothing is sent. */
  user: z.number().nullable(),
  sending: z.uuid(),
});

/** Emails to users of the admin. No address and no token is stored with a job. */
export const accountEmailQueue: JobQueue<z.infer<typeof data>> = { name: 'account-email', data };

/** Sends an email to a user of the admin, if there is a mail server. What keeps it from being sent keeps nothing else. */
export async function emailAccount(strapi: Core.Strapi, kind: AccountEmail, user: number | null): Promise<void> {
  if (!sendsMail()) return;
  try {
    await enqueue(accountEmailQueue, { kind, user, sending: randomUUID() });
  } catch (error) {
    strapi.log.error(`The email “${kind}” to administrator ${user} couldn’t be queued.`);
    strapi.log.error(error);
  }
}
