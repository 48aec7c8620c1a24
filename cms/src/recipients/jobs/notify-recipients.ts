import type { Core } from '@strapi/strapi';
import type { JobOf } from '../../platform/queue/job';
import { enqueue } from '../../platform/queue/queue';
import { notifyRecipientsQueue, type RequestEvent } from '../../requests/queues';
import type { RequestRef } from '../../requests/request-type';
import { findConsent, findWithdrawal, isWithdrawn, names } from '../consent';
import {
  addDelivery,
  type Database,
  type Delivery,
  endDelivery,
  isSettled,
  lockDeliveries,
  mayHaveArrived,
} from '../deliveries';
import { notifyRecipientQueue } from '../queue';
import { findRequest, isErased } from '../reader-request';
import { erasedBefore, notNamed, withdrawnBefore } from '../reasons';
import { findActiveRecipients } from '../recipient';

async function notifyOfRequest(strapi: Core.Strapi, transaction: Database, ref: RequestRef): Promise<void> {
  const request = await findRequest(strapi, ref);
  if (!request || isErased(request) || request.verdict !== 'accepted') return;
  for (const { documentId: recipient, name: recipientName, consentKey } of await findActiveRecipients(strapi)) {
    const consent = await findConsent(strapi, transaction, ref, consentKey);
    if (!consent || (await isWithdrawn(transaction, ref, consentKey))) continue;
    const wording = { wordingKey: consent.key, wordingVersion: consent.version };
    const added = { ...ref, ...wording, recipient, recipientName, event: 'request.created' } as const;
    const delivery = await addDelivery(transaction, added);
    if (!delivery) continue;
    if (names(consent, recipientName)) await enqueue(notifyRecipientQueue, { delivery: delivery.id }, transaction);
    else await endDelivery(transaction, delivery, { how: 'withheld', reason: notNamed(consent) });
  }
}

/** Not when the consent that was withdrawn names another recipient. */
const concerns = async (transaction: Database, event: RequestEvent, sent: Delivery): Promise<boolean> =>
  event === 'request.erased' || (await findWithdrawal(transaction, sent, sent.wordingKey)) !== null;

/** Notifies those who may have the request that it ended. What was not sent yet never will be. */
async function notifyOfEnd(transaction: Database, ref: RequestRef, event: RequestEvent): Promise<void> {
  const { requestType, request } = ref;
  const created = { request_type: requestType, request, event: 'request.created' };
  for (const sent of await lockDeliveries(transaction, created)) {
    if (!(await concerns(transaction, event, sent))) continue;
    if (!isSettled(sent)) {
      const reason = event === 'request.erased' ? erasedBefore : withdrawnBefore;
      await endDelivery(transaction, sent, { how: 'withheld', reason });
    }
    if (!mayHaveArrived(sent)) continue;
    const delivery = await addDelivery(transaction, { ...sent, event });
    if (delivery) await enqueue(notifyRecipientQueue, { delivery: delivery.id }, transaction);
  }
}

/** Finds the recipients to notify of a request, and adds a job for each. */
export const notifyRecipients: JobOf<typeof notifyRecipientsQueue> = {
  queue: notifyRecipientsQueue,
  expireInSeconds: 60,
  retries: { limit: 200, firstDelay: 30, maxDelay: 6 * 3600 },
  concurrency: 1,
  async run(strapi, { requestType, request, event }) {
    const ref = { requestType, request };
    await strapi.db.transaction(async ({ trx }) => {
      if (event === 'request.created') await notifyOfRequest(strapi, trx, ref);
      else await notifyOfEnd(trx, ref, event);
    });
  },
};
