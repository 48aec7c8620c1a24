import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { environment } from '../../platform/environment';
import { html } from '../../platform/http/html';
import { requestStorage } from '../../requests/request-storage';
import { intakeAddresses } from './intake-addresses';
import type { Mail } from './lay-out-mail';
import { readMailFailure } from './mail-failure';
import { messageIdOf, sendMail } from './mailer';

type Database = Core.Strapi['db']['connection'];

/** New requests. `calls` are those whose reader wants to be called. */
interface News {
  ids: string[];
  calls: number;
  guides: number;
}

const rows = z.array(z.object({ id: z.string(), is_call: z.boolean().nullable() }));

/** Takes the requests that intake does not know of yet; another replica that does the same gets others, or none. */
async function takeNews(transaction: Database): Promise<News> {
  const found = await transaction.raw(`
    with taken as (
      delete from patient_press_intake_notices where id in (
        select id from patient_press_intake_notices order by id for update skip locked
      ) returning id, request_type, request
    )
    select cast(taken.id as text) as id,
      case when taken.request_type = 'guide-download' then (
        select coalesce(asked.agreed_to_call, false) from ${requestStorage['guide-download'].table} asked
        where asked.document_id = taken.request and asked.erased_at is null and asked.verdict = 'accepted'
      ) else (
        select true from ${requestStorage['callback-request'].table} asked where asked.document_id = taken.request and asked.erased_at is null and asked.verdict = 'accepted'
      ) end as is_call
    from taken order by taken.id`);
  const news = rows.parse(found.rows);
  const calls = news.filter(({ is_call }) => is_call === true).length;
  // Null: it looks like a machine's, and is dispatched again when it is believed, or it was erased meanwhile.
  const guides = news.filter(({ is_call }) => is_call === false).length;
  return { ids: news.map(({ id }) => id), calls, guides };
}

const counted = (count: number, one: string, many: string) =>
  count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`];

/** An email without personal data: how many requests there are, and where to read them. */
function noticeOf({ calls, guides }: News): Mail {
  const count = calls + guides;
  const subject = count === 1 ? '1 new request' : `${count} new requests`;
  const what = [
    ...counted(calls, 'reader wants a call', 'readers want a call'),
    ...counted(guides, 'reader requested a guide', 'readers requested a guide'),
  ].join(', and ');
  const label = calls > 0 ? 'Open the calls to make' : 'Open the guide requests';
  const href = `${environment.CMS_URL}/admin/${calls > 0 ? 'requests/calls' : 'downloads/requests'}`;
  const why =
    'You’re getting this email because your address is listed in the site settings under “Intake email addresses.”';
  return {
    subject,
    text: `${what}.\n\n${label}:\n${href}\n\n${why}\n`,
    html: html`<!doctype html>
<html lang="en-US">
<head><meta charset="utf-8"><title>${subject}</title></head>
<body>
<p>${what}.</p>
<p><a href="${href}">${label}</a></p>
<p>${why}</p>
</body>
</html>
`.text,
  };
}

const settings = z.object({ intakeEmails: z.string().nullable() }).nullable();

async function readAddresses(strapi: Core.Strapi): Promise<string[]> {
  const found = await strapi.db.query('api::site-settings.site-settings').findOne({ select: ['intakeEmails'] });
  return intakeAddresses(settings.parse(found)?.intakeEmails ?? '');
}

/** Intake was not emailed: what is new stays new. */
class IntakeNotNotifiedError extends Error {
  override name = 'IntakeNotNotifiedError';
}

/**
 * Emails the addresses in the site settings about requests that are new; without an address, no one is emailed.
 * @throws IntakeNotNotifiedError when the mail server does not take the email: the requests stay new.
 */
export async function notifyIntakeOfNews(strapi: Core.Strapi): Promise<void> {
  const addresses = await readAddresses(strapi);
  await strapi.db.connection.transaction(async (transaction) => {
    const news = await takeNews(transaction);
    if (addresses.length === 0 || news.calls + news.guides === 0) return;
    // The same requests have the same Message-ID: sent twice, the email is shown once.
    const sending = createHash('sha256').update(news.ids.join()).digest('hex');
    try {
      await sendMail(addresses, messageIdOf('intake-notice', 'intake', sending), noticeOf(news));
    } catch (error) {
      const { reason } = readMailFailure(error);
      strapi.log.warn(`The email to intake about new requests was not sent. ${reason} It is sent again in a minute.`);
      throw new IntakeNotNotifiedError(reason);
    }
  });
}
