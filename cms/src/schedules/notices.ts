import { createHash } from 'node:crypto';
import { formatTime } from '@patient-press/shared/schedule-words';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { layOutAccountLetter } from '../accounts/emails/lay-out';
import { readMailFailure } from '../delivery/mail/mail-failure';
import { messageIdOf, sendMail } from '../delivery/mail/mailer';
import { siteNameOf } from '../platform/site-name';
import { readTimeZone } from '../platform/time-zone/read';
import { columns, readRows, type StoredSchedule } from './schedule-table';
import { readSchedulingUser } from './scheduling-user';
import { noticeWords as words } from './words';

/** No one reads more than these in one email; the page has all. */
const NAMED = 20;

/** Editors were not emailed: what is due stays due. */
class EditorsNotNotifiedError extends Error {
  override name = 'EditorsNotNotifiedError';
}

const emails = z.array(z.object({ email: z.string() }));

/** The administrators: they are notified of schedules whose editor has left. */
async function readAdministrators(strapi: Core.Strapi): Promise<string[]> {
  const found = await strapi.db
    .query('admin::user')
    .findMany({ select: ['email'], where: { isActive: true, roles: { code: 'strapi-super-admin' } } });
  return emails.parse(found).map(({ email }) => email);
}

async function groupByReader(
  strapi: Core.Strapi,
  due: readonly StoredSchedule[],
): Promise<Map<string, StoredSchedule[]>> {
  const groups = new Map<string, StoredSchedule[]>();
  for (const schedule of due) {
    const user = await readSchedulingUser(strapi, schedule);
    const readers = user ? [user.email] : await readAdministrators(strapi);
    for (const reader of readers) groups.set(reader, [...(groups.get(reader) ?? []), schedule]);
  }
  return groups;
}

async function sendNotice(strapi: Core.Strapi, to: string, schedules: readonly StoredSchedule[]): Promise<void> {
  const [siteName, timeZone] = [await siteNameOf(strapi), await readTimeZone(strapi)];
  const about = schedules.map(({ at, ...rest }) => ({ ...rest, when: formatTime(at, timeZone) }));
  const letter = {
    subject: words.subject(about),
    paragraphs: [
      ...about.slice(0, NAMED).map(words.line),
      ...(about.length > NAMED ? [words.more(about.length - NAMED)] : []),
    ],
    button: { label: words.button, path: '/schedule' },
    notes: [],
  };
  // The same schedules have the same Message-ID: sent twice, the email is shown once.
  const sending = createHash('sha256')
    .update(schedules.map(({ id }) => id).join())
    .digest('hex');
  try {
    await sendMail(to, messageIdOf('schedule-notice', to, sending), layOutAccountLetter(letter, siteName));
  } catch (error) {
    const { reason, isForGood } = readMailFailure(error);
    strapi.log.warn(`The email to an editor about ${schedules.length} schedules was not sent. ${reason}`);
    if (!isForGood) throw new EditorsNotNotifiedError(reason);
  }
}

/**
 * Emails editors about what they scheduled and what failed or was late: one email each, however much there is. Where the account
 * is gone, administrators hear of it.
 * @throws EditorsNotNotifiedError when the mail server does not take an email: it is sent again.
 */
export async function sendNotices(strapi: Core.Strapi): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    const due = await readRows(
      strapi,
      `select ${columns} from patient_press_schedules where notice = 'due' order by id for update skip locked`,
      {},
    );
    for (const [reader, schedules] of await groupByReader(strapi, due)) await sendNotice(strapi, reader, schedules);
    await trx.raw(`update patient_press_schedules set notice = 'sent' where id = any(:ids)`, {
      ids: due.map(({ id }) => id),
    });
  });
}
