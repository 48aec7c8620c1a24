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

async function tellOfRequest(strapi: Core.Strapi, transaction: Database, ref: RequestRef): Promise<void> {
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

/** Whom an event does not concern: the consent of another recipient was withdrawn. */
const concerns = async (transaction: Database, event: RequestEvent, told: Delivery): Promise<boolean> =>
  event === 'request.erased' || (await findWithdrawal(transaction, told, told.wordingKey)) !== null;

/** Passes on that something ended: to those who may have the request, however it went. What was not sent yet never is. */
async function tellOfEnd(transaction: Database, ref: RequestRef, event: RequestEvent): Promise<void> {
  const { requestType, request } = ref;
  const created = { request_type: requestType, request, event: 'request.created' };
  for (const told of await lockDeliveries(transaction, created)) {
    if (!(await concerns(transaction, event, told))) continue;
    if (!isSettled(told)) {
      const reason = event === 'request.erased' ? erasedBefore : withdrawnBefore;
      await endDelivery(transaction, told, { how: 'withheld', reason });
    }
    if (!mayHaveArrived(told)) continue;
    const delivery = await addDelivery(transaction, { ...told, event });
    if (delivery) await enqueue(notifyRecipientQueue, { delivery: delivery.id }, transaction);
  }
}

/** Finds out who has to be told of a request, and has each of them told. */
export const notifyRecipients: JobOf<typeof notifyRecipientsQueue> = {
  queue: notifyRecipientsQueue,
  expireInSeconds: 60,
  retries: { limit: 200, firstDelay: 30, maxDelay: 6 * 3600 },
  concurrency: 1,
  async run(strapi, { requestType, request, event }) {
    const ref = { requestType, request };
    await strapi.db.transaction(async ({ trx }) => {
      if (event === 'request.created') await tellOfRequest(strapi, trx, ref);
      else await tellOfEnd(trx, ref, event);
    });
  },
};
