import type { Core } from '@strapi/strapi';
import { DecryptionError } from '../platform/encryption/keyring';
import { findConsent, findWithdrawal, isWithdrawn, names } from './consent';
import {
  type Database,
  type Delivery,
  deliveriesIn,
  endDelivery,
  isSettled,
  lockDelivery,
  readDeliveries,
} from './deliveries';
import { decryptRequest, findRequest, isErased } from './reader-request';
import { deleted, erasedBefore, notNamed, switchedOff, takenForSpam, withdrawnBefore } from './reasons';
import { findRecipient, type Recipient } from './recipient';

/** Longer than an attempt takes. */
const IN_FLIGHT_MS = 30_000;

/** A delivery that is about to be sent. `body` is null when the request cannot be decrypted. */
export interface Attempt {
  delivery: Delivery;
  recipient: Recipient;
  body: string | null;
}

/** An erasure would overtake the request that it is about: it waits. */
export class OvertakingError extends Error {
  override name = 'OvertakingError';
}

const withheld = (reason: string) => ({ how: 'withheld', reason }) as const;

type Data = Record<string, unknown>;
type Ended = ReturnType<typeof withheld> | { how: 'given-up'; reason: string };

/** What is sent to the recipient of a request, or why nothing is. @throws DecryptionError */
async function requestCreated(
  strapi: Core.Strapi,
  transaction: Database,
  delivery: Delivery,
  recipient: Recipient,
): Promise<{ data: Data } | { ended: Ended }> {
  const request = await findRequest(strapi, delivery);
  if (!request || isErased(request)) return { ended: withheld(erasedBefore) };
  if (await isWithdrawn(transaction, delivery, delivery.wordingKey)) return { ended: withheld(withdrawnBefore) };
  if (request.verdict !== 'accepted') return { ended: withheld(takenForSpam) };
  const { wordingKey: key, wordingVersion: version } = delivery;
  const consent = await findConsent(strapi, transaction, delivery, key);
  if (!consent || !names(consent, recipient.name)) return { ended: withheld(notNamed({ key, version })) };
  if (!recipient.isActive) return { ended: { how: 'given-up', reason: switchedOff } };
  const decrypted = await decryptRequest(strapi, delivery.requestType, request);
  return { data: { ...decrypted, consent: { ...consent, granted: true } } };
}

async function consentWithdrawn(transaction: Database, delivery: Delivery): Promise<Data> {
  const withdrawal = await findWithdrawal(transaction, delivery, delivery.wordingKey);
  return {
    id: delivery.request,
    consent: { key: delivery.wordingKey },
    ...(withdrawal && { dueOn: withdrawal.dueOn }),
  };
}

/** @throws OvertakingError while another delivery about the same request is under way to the same recipient. */
async function waitForOthers(transaction: Database, { id, recipient, request }: Delivery): Promise<void> {
  const others = readDeliveries(await deliveriesIn(transaction).where({ recipient, request }).whereNot({ id }));
  if (others.some(({ inFlightUntil }) => inFlightUntil && new Date(inFlightUntil) > new Date()))
    throw new OvertakingError('An earlier delivery to this recipient is still in progress. This one is retried.');
}

async function dataOf(
  strapi: Core.Strapi,
  transaction: Database,
  delivery: Delivery,
  recipient: Recipient,
): Promise<{ data: Data } | { ended: Ended }> {
  if (delivery.event === 'request.created') return requestCreated(strapi, transaction, delivery, recipient);
  await waitForOthers(transaction, delivery);
  const isErasure = delivery.event === 'request.erased';
  return { data: isErasure ? { id: delivery.request } : await consentWithdrawn(transaction, delivery) };
}

/**
 * Begins an attempt: decides whether it may be made, and records it before it is made. An erasure that is
 * committed before this finds nothing sent; one that is committed later finds the attempt, and is passed on.
 * @returns null when there is nothing to be sent.
 * @throws OvertakingError
 */
export async function beginAttempt(strapi: Core.Strapi, id: string): Promise<Attempt | null> {
  return await strapi.db.transaction(async ({ trx }) => {
    const delivery = await lockDelivery(trx, id);
    if (!delivery || isSettled(delivery)) return null;
    const recipient = await findRecipient(strapi, delivery.recipient);
    if (!recipient) {
      await endDelivery(trx, delivery, { how: 'given-up', reason: deleted });
      return null;
    }
    try {
      const found = await dataOf(strapi, trx, delivery, recipient);
      if ('ended' in found) {
        await endDelivery(trx, delivery, found.ended);
        return null;
      }
      await deliveriesIn(trx)
        .where({ id })
        .update({ attempts: delivery.attempts + 1, in_flight_until: new Date(Date.now() + IN_FLIGHT_MS) });
      const body = JSON.stringify({ type: delivery.event, timestamp: delivery.createdAt, data: found.data });
      return { delivery, recipient, body };
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      strapi.log.error(error.message);
      return { delivery, recipient, body: null };
    }
  });
}
