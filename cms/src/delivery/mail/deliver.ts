import type { Core } from '@strapi/strapi';
import { SealError } from '../../platform/encryption/keyring';
import { leadKeys } from '../../platform/encryption/lead-keys';
import type { Attempt } from '../../platform/queue/job';
import { noteEvent } from '../../requests/history';
import { type AskedGuide, findAskedGuide, findOfferedGuide } from '../links/asked-guide';
import { type Letter, layOutMail } from './lay-out-mail';
import type { Subject } from './letters';
import { type MailFailure, readMailFailure } from './mail-failure';
import { messageIdOf, sendMail } from './mailer';
import { readSender } from './sender';

export type MailKind = 'guide' | 'confirmation' | 'renewal';

/** One mail to somebody who asked for a guide. */
export interface Delivery {
  mail: MailKind;
  /** documentId of a guide-download. */
  request: string;
  /** Tells it from other mails of the same kind to the same person. */
  sending?: string | undefined;
  /** Whether it is still to be sent: a job may be run long after it was asked for. */
  isWanted(asked: AskedGuide): boolean;
  /** The path that the mail leads to. */
  pathTo(asked: AskedGuide): string;
  letter(subject: Subject): Letter;
}

/** A mail did not go out, and is to be tried again. */
class MailNotTakenError extends Error {
  override name = 'MailNotTakenError';
}

const requestType = 'guide-download';

const wasSent = async (strapi: Core.Strapi, request: string, messageId: string): Promise<boolean> =>
  (await strapi.db
    .connection('patient_press_intake_history')
    .where({ request_type: requestType, request, event: 'mail-sent' })
    .whereRaw("detail->>'messageId' = ?", [messageId])
    .first('id')) !== undefined;

async function noteSent(strapi: Core.Strapi, { mail, request }: Delivery, messageId: string): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    await trx('guide_downloads')
      .where({ document_id: request })
      .update({
        mail_trouble: null,
        mail_given_up_at: null,
        // The question whether somebody asked is not yet what they asked for.
        ...(mail !== 'confirmation' && { delivered_at: trx.raw('coalesce(delivered_at, ?)', [new Date()]) }),
      });
    await noteEvent(trx, { requestType, request }, 'mail-sent', { mail, messageId });
  });
}

/** Notes why a mail did not go out. Of hundreds of attempts, those that say something new stand in the history and the log. */
async function noteFailure(
  strapi: Core.Strapi,
  { mail, request }: Delivery,
  { reason, isForGood: isFinal }: MailFailure,
): Promise<void> {
  const isNew = await strapi.db.transaction(async ({ trx }) => {
    const [row] = await trx('guide_downloads').where({ document_id: request }).forUpdate().select('mail_trouble');
    const isNews = isFinal || row?.mail_trouble !== reason;
    const now = new Date();
    if (isNews)
      await trx('guide_downloads')
        .where({ document_id: request })
        .update({ mail_trouble: reason, updated_at: now, ...(isFinal && { mail_given_up_at: now }) });
    if (isNews) await noteEvent(trx, { requestType, request }, 'mail-failed', { mail, reason, isFinal });
    return isNews;
  });
  if (!isNew) return;
  const next = isFinal ? 'It is not tried again: somebody has to look at it.' : 'It is tried again.';
  strapi.log.warn(`The mail “${mail}” of the guide request ${request} did not go out. ${reason} ${next}`);
}

async function send(strapi: Core.Strapi, delivery: Delivery, asked: AskedGuide, messageId: string): Promise<void> {
  const { email, idempotencyKey } = asked;
  const guide = await findOfferedGuide(strapi, asked.guide);
  if (!guide || !email) throw new MailNotTakenError('The guide is not published, so that no link to it can be sent.');
  const to = leadKeys.open(email, { requestType, idempotencyKey, field: 'email' });
  const sender = await readSender(strapi);
  const href = sender.siteUrl + delivery.pathTo(asked);
  const letter = delivery.letter({ siteName: sender.siteName, title: guide.title, href });
  await sendMail(to, messageId, layOutMail(sender, letter));
}

function toFailure(error: unknown): MailFailure {
  if (error instanceof MailNotTakenError) return { reason: error.message, isForGood: false };
  if (error instanceof SealError)
    return {
      reason: 'The address cannot be opened: the key that it was sealed with is not in LEAD_KEY.',
      isForGood: true,
    };
  return readMailFailure(error);
}

/**
 * Sends a mail, once: what was sent already, or is wanted no longer, is not sent. A cms that is killed between the mail
 * server's yes and our note of it sends the mail again, with the same Message-ID.
 * @throws MailNotTakenError when it is worth trying again; what cannot be delivered is given up.
 */
export async function deliver(strapi: Core.Strapi, delivery: Delivery, { isLast }: Attempt): Promise<void> {
  const { mail, request, sending } = delivery;
  const asked = await findAskedGuide(strapi, request);
  if (!asked?.email || asked.isErased || !delivery.isWanted(asked)) return;
  const messageId = messageIdOf(mail, request, sending);
  if (await wasSent(strapi, request, messageId)) return;
  try {
    await send(strapi, delivery, asked, messageId);
  } catch (error) {
    const failure = toFailure(error);
    const isForGood = failure.isForGood || isLast;
    await noteFailure(strapi, delivery, { ...failure, isForGood });
    if (isForGood) return;
    // Without its cause, which may hold the address: the queue keeps errors in plain words.
    throw new MailNotTakenError(failure.reason);
  }
  await noteSent(strapi, delivery, messageId);
}
