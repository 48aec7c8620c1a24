import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { sendsMail } from './mailer';

const counted = z.object({
  waiting: z.coerce.number(),
  oldest: z.date().nullable(),
  trouble: z.string().nullable(),
  given_up: z.coerce.number(),
});

/** How mails to those who asked for a guide do. */
export interface MailState {
  /** Whether this cms was told where mail goes. */
  isSet: boolean;
  /** Guides that were asked for, and have not been sent. */
  waiting: number;
  /** Since when the one that waits longest does, ISO in UTC. */
  oldestWaiting: string | null;
  /** Why a mail that is tried again did not go out: what was noted last. */
  trouble: string | null;
  /** Mails that cannot be delivered. */
  givenUp: number;
}

const sql = `
  select count(*) as waiting, min(created_at) as oldest,
    (select mail_trouble from guide_downloads
      where mail_trouble is not null and mail_given_up_at is null and erased_at is null
      order by updated_at desc limit 1) as trouble,
    (select count(*) from guide_downloads where mail_given_up_at is not null and erased_at is null) as given_up
  from guide_downloads
  where verdict = 'accepted' and delivered_at is null and mail_given_up_at is null and erased_at is null`;

/** How mails do now, for the admin. */
export async function mailState(strapi: Core.Strapi): Promise<MailState> {
  const { rows } = await strapi.db.connection.raw(sql);
  const { waiting, oldest, trouble, given_up } = counted.parse(rows[0]);
  return { isSet: sendsMail(), waiting, oldestWaiting: oldest?.toISOString() ?? null, trouble, givenUp: given_up };
}
