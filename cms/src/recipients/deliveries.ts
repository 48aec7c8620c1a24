import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { noteEvent } from '../requests/history';
import { type RequestEvent, requestEvents } from '../requests/queues';
import { requestType } from '../requests/request-type';

export type Database = Core.Strapi['db']['connection'];

const time = z.date().transform((date) => date.toISOString());

const row = z
  .object({
    id: z.string(),
    recipient: z.string(),
    recipient_name: z.string(),
    request_type: requestType,
    request: z.string(),
    event: z.enum(requestEvents),
    wording_key: z.string(),
    wording_version: z.number(),
    created_at: time,
    tried_since: time,
    attempts: z.number(),
    in_flight_until: time.nullable(),
    last_status: z.number().nullable(),
    last_reason: z.string().nullable(),
    delivered_at: time.nullable(),
    given_up_at: time.nullable(),
    withheld_at: time.nullable(),
  })
  .transform((one) => ({
    id: one.id,
    recipient: one.recipient,
    recipientName: one.recipient_name,
    requestType: one.request_type,
    request: one.request,
    event: one.event,
    wordingKey: one.wording_key,
    wordingVersion: one.wording_version,
    createdAt: one.created_at,
    triedSince: one.tried_since,
    attempts: one.attempts,
    inFlightUntil: one.in_flight_until,
    lastStatus: one.last_status,
    lastReason: one.last_reason,
    deliveredAt: one.delivered_at,
    givenUpAt: one.given_up_at,
    withheldAt: one.withheld_at,
  }));
/** One event about one request for one recipient, as its row is. */
export type Delivery = z.infer<typeof row>;

export const readDeliveries = (rows: unknown): Delivery[] => z.array(row).parse(rows);

export const deliveriesIn = (database: Database) => database('patient_press_recipient_deliveries');

/** Reads a delivery, and keeps others from changing it until the transaction ends. */
export async function lockDelivery(transaction: Database, id: string): Promise<Delivery | null> {
  const [found = null] = readDeliveries(await deliveriesIn(transaction).where({ id }).forUpdate());
  return found;
}

/** Reads the deliveries that fit, and keeps others from changing them until the transaction ends. */
export const lockDeliveries = async (transaction: Database, where: Record<string, string>): Promise<Delivery[]> =>
  // In one order, so that two transactions that lock several do not deadlock.
  readDeliveries(await deliveriesIn(transaction).where(where).orderBy('id').forUpdate());

export const isSettled = ({ deliveredAt, givenUpAt, withheldAt }: Delivery): boolean =>
  Boolean(deliveredAt ?? givenUpAt ?? withheldAt);

/** Whether the recipient may have it, whatever it answered. */
export const mayHaveArrived = ({ attempts }: Delivery): boolean => attempts > 0;

type NewDelivery = Pick<
  Delivery,
  'recipient' | 'recipientName' | 'requestType' | 'request' | 'wordingKey' | 'wordingVersion'
> & { event: RequestEvent };

/** Adds a delivery. @returns it; null when the recipient has one of this event already. */
export async function addDelivery(transaction: Database, added: NewDelivery): Promise<Delivery | null> {
  const rows = await deliveriesIn(transaction)
    .insert({
      recipient: added.recipient,
      recipient_name: added.recipientName,
      request_type: added.requestType,
      request: added.request,
      event: added.event,
      wording_key: added.wordingKey,
      wording_version: added.wordingVersion,
    })
    .onConflict(['recipient', 'request', 'event'])
    .ignore()
    .returning('*');
  const [delivery = null] = readDeliveries(rows);
  return delivery;
}

/** Notes in the request's history that a delivery failed. */
export const noteFailure = (
  transaction: Database,
  delivery: Delivery,
  reason: string,
  isFinal: boolean,
): Promise<void> =>
  noteEvent(transaction, delivery, 'recipient-failed', {
    recipient: delivery.recipient,
    name: delivery.recipientName,
    event: delivery.event,
    reason,
    isFinal,
  });

/** Ends a delivery that was not made. `withheld`: it must not be. `given-up`: staff may send it again. */
export async function endDelivery(
  transaction: Database,
  delivery: Delivery,
  { how, reason }: { how: 'withheld' | 'given-up'; reason: string },
): Promise<void> {
  await deliveriesIn(transaction)
    .where({ id: delivery.id })
    .update({ [how === 'withheld' ? 'withheld_at' : 'given_up_at']: new Date(), last_reason: reason });
  await noteFailure(transaction, delivery, reason, true);
}
