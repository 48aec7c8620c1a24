import type { Core } from '@strapi/strapi';
import { DecryptionError } from '../../platform/encryption/keyring';
import type { Retries } from '../../platform/queue/job';
import { noteEvent } from '../../requests/history';
import { decryptField } from '../../requests/personal-fields';
import { requestStorage } from '../../requests/request-storage';
import { type AskedGuide, findAskedGuide, findOfferedGuide } from '../links/asked-guide';
import { type Letter, layOutMail } from './lay-out-mail';
import type { Subject } from './letters';
import { type MailFailure, readMailFailure } from './mail-failure';
import { messageIdOf, sendMail } from './mailer';
import { readSender } from './sender';

export type MailKind = 'guide' | 'confirmation' | 'renewal';

/** One email to a reader who asked for a guide. */
export interface OutgoingEmail {
  mail: MailKind;
  /** documentId of a guide-download. */
  request: string;
  /** Distinguishes it from other emails of the same kind to the same reader. */
  sending?: string | undefined;
  /** Whether it is still to be sent: a job may run long after the reader asked. */
  isWanted(asked: AskedGuide): boolean;
  /** The path that the email links to. */
  pathTo(asked: AskedGuide): string;
  letter(subject: Subject): Letter;
}

/** An email was not sent, and is to be retried. */
class MailNotTakenError extends Error {
  override name = 'MailNotTakenError';
}

const requestType = 'guide-download';
const { table } = requestStorage[requestType];

const wasSent = async (strapi: Core.Strapi, request: string, messageId: string): Promise<boolean> =>
  (await strapi.db
    .connection('patient_press_intake_history')
    .where({ request_type: requestType, request, event: 'mail-sent' })
    .whereRaw("detail->>'messageId' = ?", [messageId])
    .first('id')) !== undefined;

async function noteSent(strapi: Core.Strapi, { mail, request }: OutgoingEmail, messageId: string): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    await trx(table)
      .where({ document_id: request })
      .update({
        mail_trouble: null,
        mail_given_up_at: null,
        // A confirmation is not yet the guide that was asked for.
        ...(mail !== 'confirmation' && { delivered_at: trx.raw('coalesce(delivered_at, ?)', [new Date()]) }),
      });
    await noteEvent(trx, { requestType, request }, 'mail-sent', { mail, messageId });
  });
}

/** Notes why an email was not sent. Of hundreds of retries, only a new reason goes to the history and the log. */
async function noteFailure(
  strapi: Core.Strapi,
  { mail, request }: OutgoingEmail,
  { reason, isForGood: isFinal }: MailFailure,
): Promise<void> {
  const isNew = await strapi.db.transaction(async ({ trx }) => {
    const [row] = await trx(table).where({ document_id: request }).forUpdate().select('mail_trouble');
    const isNews = isFinal || row?.mail_trouble !== reason;
    const now = new Date();
    if (isNews)
      await trx(table)
        .where({ document_id: request })
        .update({ mail_trouble: reason, updated_at: now, ...(isFinal && { mail_given_up_at: now }) });
    if (isNews) await noteEvent(trx, { requestType, request }, 'mail-failed', { mail, reason, isFinal });
    return isNews;
  });
  if (!isNew) return;
  const next = isFinal ? 'It will not be retried: someone has to look at it.' : 'It will be retried.';
  strapi.log.warn(`The email “${mail}” for the guide request ${request} was not sent. ${reason} ${next}`);
}

async function send(strapi: Core.Strapi, email: OutgoingEmail, asked: AskedGuide, messageId: string): Promise<void> {
  const { email: address, idempotencyKey } = asked;
  const guide = await findOfferedGuide(strapi, asked.guide);
  if (!guide || !address)
    throw new MailNotTakenError('The guide isn’t published, so no link to it can be sent. Publish it.');
  const to = decryptField({ requestType, idempotencyKey }, 'email', address);
  const sender = await readSender(strapi);
  const href = sender.siteUrl + email.pathTo(asked);
  const letter = email.letter({ siteName: sender.siteName, title: guide.title, href });
  await sendMail(to, messageId, layOutMail(sender, letter));
}

function toFailure(error: unknown): MailFailure {
  if (error instanceof MailNotTakenError) return { reason: error.message, isForGood: false };
  if (error instanceof DecryptionError)
    return {
      reason: 'The email address can’t be decrypted: its key isn’t in LEAD_KEY.',
      isForGood: true,
    };
  return readMailFailure(error);
}

/**
 * Sends an email once, unless it was sent already or is no longer wanted. A cms that is killed after the mail server accepted
 * it and before we noted that sends it again, with the same Message-ID.
 * @throws MailNotTakenError when a retry is worthwhile; what cannot be delivered is given up.
 */
export async function deliver(strapi: Core.Strapi, email: OutgoingEmail, { isLast }: Retries): Promise<void> {
  const { mail, request, sending } = email;
  const asked = await findAskedGuide(strapi, request);
  if (!asked?.email || asked.isErased || !email.isWanted(asked)) return;
  const messageId = messageIdOf(mail, request, sending);
  if (await wasSent(strapi, request, messageId)) return;
  try {
    await send(strapi, email, asked, messageId);
  } catch (error) {
    const failure = toFailure(error);
    const isForGood = failure.isForGood || isLast;
    await noteFailure(strapi, email, { ...failure, isForGood });
    if (isForGood) return;
    // Without its cause, which may hold the address: the queue stores errors in plain text.
    throw new MailNotTakenError(failure.reason);
  }
  await noteSent(strapi, email, messageId);
}
