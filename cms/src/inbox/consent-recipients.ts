import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type Delivery, deliveriesIn, readDeliveries } from '../recipients/deliveries';
import { isPassedOnBy, RECIPIENT } from '../recipients/recipient';
import type { ConsentRecipient } from './listed-contract';

const known = z.array(z.object({ documentId: z.string(), name: z.string(), consentKey: z.string() }));

function stateOf({ deliveredAt, givenUpAt, withheldAt }: Delivery): Pick<ConsentRecipient, 'state' | 'at'> {
  if (deliveredAt) return { state: 'notified', at: deliveredAt };
  if (withheldAt) return { state: 'not-notified', at: null };
  return givenUpAt ? { state: 'failed', at: givenUpAt } : { state: 'waiting', at: null };
}

/**
 * To whom consents are given: the recipients that were notified of a request, and those that a consent's key belongs to and that
 * were not.
 * @returns what finds them by request and key.
 */
export async function recipientsOf(
  strapi: Core.Strapi,
  documentIds: readonly string[],
): Promise<(request: string, key: string) => ConsentRecipient[]> {
  const found = await deliveriesIn(strapi.db.connection)
    .whereIn('request', documentIds)
    .where({ event: 'request.created' })
    .orderBy('created_at');
  const deliveries = Map.groupBy(readDeliveries(found), ({ request, wordingKey }) => `${request} ${wordingKey}`);
  const recipients = known.parse(
    await strapi.db.query(RECIPIENT).findMany({ select: ['documentId', 'name', 'consentKey'], orderBy: 'name' }),
  );
  return (request, key) => {
    if (!isPassedOnBy(key)) return [];
    const sent = deliveries.get(`${request} ${key}`) ?? [];
    const reached = new Set(sent.map(({ recipient }) => recipient));
    return [
      ...sent.map((delivery) => ({ name: delivery.recipientName, ...stateOf(delivery) })),
      ...recipients
        .filter(({ documentId, consentKey }) => consentKey === key && !reached.has(documentId))
        .map(({ name }) => ({ name, state: 'not-notified', at: null }) as const),
    ];
  };
}
