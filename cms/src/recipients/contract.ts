import { z } from 'zod';
import { requestEvents } from '../requests/queues';

/** The permission to see what deliveries to recipients are signed with. */
export const SEE_SECRETS = 'api::recipients.secret';
/** The permission to see what recipients were told, and to have it sent again. */
export const SEE_DELIVERIES = 'api::recipients.deliveries';

/** `GET /recipients/<documentId>/secret` */
export const signingSecret = z.object({ secret: z.string().startsWith('whsec_') });
export type SigningSecret = z.infer<typeof signingSecret>;

/**
 * `waiting`: it is sent, or tried again. `given-up`: it was tried for days, or the recipient is gone. `withheld`: it must not
 * be told, for the reason that stands beside it.
 */
const deliveryStates = ['waiting', 'told', 'given-up', 'withheld'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What one recipient is told of one request. Times are ISO in UTC. */
const loggedDelivery = z.object({
  id: z.uuid(),
  /** documentId */
  recipient: z.string(),
  name: z.string(),
  event: z.enum(requestEvents),
  createdAt: z.iso.datetime(),
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  /** What it answered last: a status of HTTP; null when it did not. */
  status: z.number().int().nullable(),
  /** Why it was not told, in a sentence; null when it was, or was not tried. */
  reason: z.string().nullable(),
  /** When it was told, given up or withheld. */
  settledAt: z.iso.datetime().nullable(),
});
export type LoggedDelivery = z.infer<typeof loggedDelivery>;

/** `GET /recipients/<documentId>/deliveries`, the newest first; also the answer to sending one again. */
export const deliveryList = z.object({ deliveries: z.array(loggedDelivery) });
export type DeliveryList = z.infer<typeof deliveryList>;
