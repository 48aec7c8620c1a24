import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type Delivery, deliveriesIn, mayHaveArrived, readDeliveries } from '../recipients/deliveries';
import { RECIPIENT } from '../recipients/recipient';
import type { StoppingRecipient } from './contract';

const contacts = z.array(z.object({ documentId: z.string(), contact: z.string().nullish() }));

/** How far the notification of a recipient is. It is added a moment after the opt-out, by the queue. */
function stateOf(notice: Delivery | undefined): Pick<StoppingRecipient, 'state' | 'at' | 'reason'> {
  if (notice?.deliveredAt) return { state: 'notified', at: notice.deliveredAt, reason: null };
  const endedAt = notice?.givenUpAt ?? notice?.withheldAt;
  if (endedAt) return { state: 'failed', at: endedAt, reason: notice?.lastReason ?? null };
  return { state: 'waiting', at: null, reason: notice?.lastReason ?? null };
}

/**
 * Which recipients have to stop when a consent is withdrawn: those that may have got the request because of it.
 * @returns what finds them by request and key.
 */
export async function stoppingRecipients(
  strapi: Core.Strapi,
  requests: readonly string[],
): Promise<(request: string, wordingKey: string) => StoppingRecipient[]> {
  const deliveries = readDeliveries(
    await deliveriesIn(strapi.db.connection)
      .whereIn('request', requests)
      .whereIn('event', ['request.created', 'consent.withdrawn'])
      .orderBy('created_at'),
  );
  const found = await strapi.db.query(RECIPIENT).findMany({
    select: ['documentId', 'contact'],
    where: { documentId: { $in: [...new Set(deliveries.map(({ recipient }) => recipient))] } },
  });
  const contactOf = new Map(contacts.parse(found).map(({ documentId, contact }) => [documentId, contact || null]));
  return (request, wordingKey) =>
    deliveries
      .filter(
        (sent) =>
          sent.event === 'request.created' &&
          sent.request === request &&
          sent.wordingKey === wordingKey &&
          mayHaveArrived(sent),
      )
      .map((sent) => ({
        name: sent.recipientName,
        contact: contactOf.get(sent.recipient) ?? null,
        ...stateOf(
          deliveries.find(
            (notice) =>
              notice.event === 'consent.withdrawn' && notice.request === request && notice.recipient === sent.recipient,
          ),
        ),
      }));
}
