import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { requestStorage } from '../../requests/request-storage';
import { holdsMail, sendsMail } from './mailer';

const counted = z.object({
  waiting: z.coerce.number(),
  oldest: z.date().nullable(),
  failure: z.string().nullable(),
  given_up: z.coerce.number(),
});

/** The state of emails to readers who asked for a guide. */
export interface MailState {
  /** Whether a mail server is set, and may be used. */
  isSet: boolean;
  /** Whether nothing is sent because this newsroom is a copy of another, for testing. */
  isCopy: boolean;
  /** Guides that were requested and have not been sent. */
  waiting: number;
  /** Since when the oldest one has waited, ISO in UTC. */
  oldestWaiting: string | null;
  /** Why an email that will be retried was not sent: the last reason noted. */
  failure: string | null;
  /** Emails that can’t be delivered. */
  givenUp: number;
}

const { table } = requestStorage['guide-download'];

const sql = `
  select count(*) as waiting, min(created_at) as oldest,
    (select mail_trouble from ${table}
      where mail_trouble is not null and mail_given_up_at is null and erased_at is null
      order by updated_at desc limit 1) as failure,
    (select count(*) from ${table} where mail_given_up_at is not null and erased_at is null) as given_up
  from ${table}
  where verdict = 'accepted' and delivered_at is null and mail_given_up_at is null and erased_at is null`;

/** The state of emails now, for the admin. */
export async function mailState(strapi: Core.Strapi): Promise<MailState> {
  const { rows } = await strapi.db.connection.raw(sql);
  const { waiting, oldest, failure, given_up } = counted.parse(rows[0]);
  const held = { isSet: sendsMail(), isCopy: holdsMail() };
  return { ...held, waiting, oldestWaiting: oldest?.toISOString() ?? null, failure, givenUp: given_up };
}
