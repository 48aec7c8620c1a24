import type { Core } from '@strapi/strapi';
import type { Retries } from '../platform/queue/job';
import { noteEvent } from '../requests/history';
import type { RequestEvent } from '../requests/queues';
import { type Delivery, deliveriesIn, isSettled, lockDelivery, noteFailure } from './deliveries';
import type { Answer } from './post';
import { goneForGood } from './reasons';

const DAY_MS = 86_400_000;
/** For how long each is tried: what a recipient must erase, it must be notified of even after a long outage. */
const TRIED_FOR_MS: Record<RequestEvent, number> = {
  'request.created': 3 * DAY_MS,
  'consent.withdrawn': 30 * DAY_MS,
  'request.erased': 30 * DAY_MS,
};
const GONE = 410;

/** What an attempt led to. `reason` is ours, never the text of the answer. */
export type Outcome =
  | { isDelivered: true; status: number }
  | { isDelivered: false; status: number | null; reason: string; isFinal: boolean };

function reasonOf(status: number): string {
  if (status === GONE) return goneForGood;
  if (status >= 300 && status < 400)
    return `The server responded with ${status}, a redirect. Enter the final URL in the recipient.`;
  return `The server responded with ${status}.`;
}

/** What an answer means for a delivery. */
export function judge({ event, triedSince }: Delivery, answer: Answer, { isLast }: Retries, now: Date): Outcome {
  const { status } = answer;
  if (status !== null && status >= 200 && status < 300) return { isDelivered: true, status };
  const isOver = now.getTime() - Date.parse(triedSince) >= TRIED_FOR_MS[event];
  const reason = status === null ? answer.reason : reasonOf(status);
  return { isDelivered: false, status, reason, isFinal: status === GONE || isOver || isLast };
}

/**
 * Records the outcome of an attempt, and notes it in the request's history.
 * @returns whether it must be tried again.
 */
export async function recordOutcome(strapi: Core.Strapi, id: string, outcome: Outcome): Promise<boolean> {
  return await strapi.db.transaction(async ({ trx }) => {
    const delivery = await lockDelivery(trx, id);
    if (!delivery || delivery.deliveredAt) return false;
    const { recipient, recipientName: name, event } = delivery;
    const row = deliveriesIn(trx).where({ id });
    const { status } = outcome;
    if (outcome.isDelivered) {
      const delivered = { delivered_at: new Date(), last_status: status, last_reason: null, given_up_at: null };
      await row.update({ ...delivered, withheld_at: null, in_flight_until: null });
      await noteEvent(trx, delivery, 'recipient-told', { recipient, name, event, status: outcome.status });
      return false;
    }
    // Withheld while it was under way: the row holds that reason already.
    if (isSettled(delivery)) {
      await row.update({ last_status: status, in_flight_until: null });
      return false;
    }
    const { reason, isFinal } = outcome;
    await row.update({
      last_status: status,
      last_reason: reason,
      in_flight_until: null,
      ...(isFinal && { given_up_at: new Date() }),
    });
    if (isFinal || reason !== delivery.lastReason) await noteFailure(trx, delivery, reason, isFinal);
    return !isFinal;
  });
}
