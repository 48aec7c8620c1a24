import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { environment } from '../../environment';
import type { MailState } from './downloads-contract';

const count = z.coerce.number().int();
const row = z.object({
  waiting: count,
  oldestWaiting: z.date().nullable(),
  trouble: z.string().nullable(),
  givenUp: count,
});

/** Whether guides go out by mail, and what keeps them. */
export async function mailState(strapi: Core.Strapi): Promise<MailState> {
  const found = await strapi.db.connection.raw(
    `select count(*) filter (where mail_given_up_at is null) as waiting,
       min(created_at) filter (where mail_given_up_at is null) as "oldestWaiting",
       (array_agg(mail_trouble order by updated_at desc)
          filter (where mail_trouble is not null and mail_given_up_at is null))[1] as trouble,
       count(*) filter (where mail_given_up_at is not null) as "givenUp"
     from guide_downloads
     where delivered_at is null and erased_at is null and verdict = 'accepted'`,
  );
  const { waiting, oldestWaiting, trouble, givenUp } = row.parse(found.rows[0]);
  return {
    isSet: environment.SMTP_URL !== undefined,
    waiting,
    oldestWaiting: oldestWaiting?.toISOString() ?? null,
    trouble,
    givenUp,
  };
}
