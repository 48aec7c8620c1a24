import type { Core } from '@strapi/strapi';
import { enqueue } from '../platform/queue/queue';
import type { DeliveryState, LoggedDelivery } from './contract';
import { type Delivery, deliveriesIn, readDeliveries } from './deliveries';
import { notifyRecipientQueue } from './queue';

const SHOWN = 20;

function stateOf({ deliveredAt, withheldAt, givenUpAt }: Delivery): DeliveryState {
  if (deliveredAt) return 'delivered';
  if (withheldAt) return 'withheld';
  return givenUpAt ? 'given-up' : 'waiting';
}

const toLogged = (delivery: Delivery): LoggedDelivery => ({
  id: delivery.id,
  recipient: delivery.recipient,
  name: delivery.recipientName,
  event: delivery.event,
  createdAt: delivery.createdAt,
  state: stateOf(delivery),
  attempts: delivery.attempts,
  status: delivery.lastStatus,
  reason: delivery.lastReason,
  settledAt: delivery.deliveredAt ?? delivery.withheldAt ?? delivery.givenUpAt,
});

/** A recipient’s last deliveries, the newest first. */
export async function lastDeliveries(strapi: Core.Strapi, recipient: string): Promise<LoggedDelivery[]> {
  const rows = await deliveriesIn(strapi.db.connection)
    .where({ recipient })
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(SHOWN);
  return readDeliveries(rows).map(toLogged);
}

/** Sends a delivery that was given up again, with all its retries. @returns whether there was one. */
export async function sendAgain(strapi: Core.Strapi, recipient: string, id: string): Promise<boolean> {
  return await strapi.db.transaction(async ({ trx }) => {
    const found = await deliveriesIn(trx)
      .where({ id, recipient, delivered_at: null, withheld_at: null })
      .whereNotNull('given_up_at')
      .update({ given_up_at: null, tried_since: new Date() });
    if (found === 0) return false;
    await enqueue(notifyRecipientQueue, { delivery: id }, trx);
    return true;
  });
}
