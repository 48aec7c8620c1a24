import type { Core } from '@strapi/strapi';
import { readMailFailure } from '../../delivery/mail/mail-failure';
import { messageIdOf, SENDING_EXPIRES, sendMail, sendsMail } from '../../delivery/mail/mailer';
import type { JobOf } from '../../platform/queue/job';
import { siteNameOf } from '../../platform/site-name';
import { type Account, accountsIn } from '../administrators';
import { giveResetToken } from '../passwords/reset-tokens';
import { layOutAccountLetter } from './lay-out';
import { letters } from './letters';
import { type AccountEmail, accountEmailQueue } from './queue';

/** An email to a user of the admin was not sent, and is to be retried. */
class AccountEmailNotSentError extends Error {
  override name = 'AccountEmailNotSentError';
}

/** Where an email leads, below the admin; null: it is no longer wanted. */
async function pathFor(strapi: Core.Strapi, kind: AccountEmail, user: Account): Promise<string | null> {
  if (kind === 'invitation')
    return user.registrationToken && `/auth/register?registrationToken=${user.registrationToken}`;
  if (!user.isActive) return null;
  return kind === 'reset-password' ? `/auth/reset-password?code=${await giveResetToken(strapi, user.id)}` : '';
}

/** Sends an email to a user of the admin. What asks for another token makes the one before useless. */
export const emailAccountJob: JobOf<typeof accountEmailQueue> = {
  queue: accountEmailQueue,
  expireInSeconds: SENDING_EXPIRES,
  // For an hour or so: who waits for a link asks again.
  retries: { limit: 12, firstDelay: 10, maxDelay: 600 },
  concurrency: 2,
  isReady: sendsMail,

  async run(strapi, { kind, user: id, sending }, { isLast }) {
    if (id === null) return;
    const user: Account | null = await accountsIn(strapi).findOne({ where: { id } });
    const path = user && (await pathFor(strapi, kind, user));
    if (!user || path === null) return;
    const siteName = await siteNameOf(strapi);
    const mail = layOutAccountLetter(letters[kind]({ siteName, path }), siteName);
    try {
      await sendMail(user.email, messageIdOf(`account-${kind}`, String(id), sending), mail);
    } catch (error) {
      const { reason, isForGood } = readMailFailure(error);
      const isFinal = isForGood || isLast;
      strapi.log.warn(
        `The email “${kind}” to administrator ${id} was not sent. ${reason} ${isFinal ? 'It will not be retried.' : 'It will be retried.'}`,
      );
      // Without its cause, which may hold the address: the queue stores errors in plain text.
      if (!isFinal) throw new AccountEmailNotSentError(reason);
    }
  },
};
