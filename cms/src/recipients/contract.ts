import { z } from 'zod';
import { requestEvents } from '../requests/queues';

/** The permission to see what deliveries to recipients are signed with. */
export const SEE_SECRETS = 'api::recipients.secret';
/** The permission to see deliveries to recipients, and to send one again. */
export const SEE_DELIVERIES = 'api::recipients.deliveries';

/** `GET /recipients/<documentId>/secret` */
export const signingSecret = z.object({ secret: z.string().startsWith('whsec_') });
export type SigningSecret = z.infer<typeof signingSecret>;

/**
 * `waiting`: it is about to be sent, or retried. `given-up`: it was tried for days, or the recipient is gone. `withheld`: it
 * must not be sent, for the reason given.
 */
const deliveryStates = ['waiting', 'delivered', 'given-up', 'withheld'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One event about one request for one recipient. Times are ISO in UTC. */
const loggedDelivery = z.object({
  id: z.uuid(),
  /** documentId */
  recipient: z.string(),
  name: z.string(),
  event: z.enum(requestEvents),
  createdAt: z.iso.datetime(),
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  /** The HTTP status of its last answer; null when there was none. */
  status: z.number().int().nullable(),
  /** Why it was not delivered, in a sentence; null when it was, or was not tried. */
  reason: z.string().nullable(),
  /** When it was delivered, given up or withheld. */
  settledAt: z.iso.datetime().nullable(),
});
export type LoggedDelivery = z.infer<typeof loggedDelivery>;

/** `GET /recipients/<documentId>/deliveries`, the newest first; also the answer to sending one again. */
export const deliveryList = z.object({ deliveries: z.array(loggedDelivery) });
export type DeliveryList = z.infer<typeof deliveryList>;
