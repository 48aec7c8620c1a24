import { deliveries } from '../../platform/metrics';
import type { JobOf } from '../../platform/queue/job';
import { whyNotAnAddress } from '../address';
import { type Attempt, beginAttempt } from '../attempt';
import { judge, type Outcome, recordOutcome } from '../outcome';
import { type Answer, post } from '../post';
import { notifyRecipientQueue } from '../queue';
import { signer } from '../signer';

const UNREADABLE = 'The request can’t be decrypted: a key is missing from LEAD_KEY. The system log says which.';

/** A delivery failed and will be retried. */
class DeliveryFailedError extends Error {
  override name = 'DeliveryFailedError';
}

async function send({ delivery, recipient, body }: Attempt): Promise<Answer> {
  if (body === null) return { status: null, reason: UNREADABLE };
  const reason = whyNotAnAddress(recipient.url);
  if (reason) return { status: null, reason };
  const headers = signer.headersOf(recipient, delivery.id, body, new Date());
  return post(new URL(recipient.url), { headers, body });
}

const named = (outcome: Outcome): string => {
  if (outcome.isDelivered) return 'delivered';
  return outcome.isFinal ? 'given-up' : 'failed';
};

/** Notifies one recipient, and retries until it has the delivery. docs/recipients.md says how often and for how long. */
export const notifyRecipient: JobOf<typeof notifyRecipientQueue> = {
  queue: notifyRecipientQueue,
  // Four times what an attempt may take.
  expireInSeconds: 60,
  // Enough for thirty days: 120 of six hours, those before, and some for runs that were cut short.
  retries: { limit: 200, firstDelay: 30, maxDelay: 6 * 3600 },
  concurrency: 4,
  async run(strapi, { delivery: id }, retries) {
    const attempt = await beginAttempt(strapi, id);
    if (!attempt) return;
    const outcome = judge(attempt.delivery, await send(attempt), retries, new Date());
    deliveries.inc({ outcome: named(outcome) });
    const mustRetry = await recordOutcome(strapi, id, outcome);
    if (mustRetry && !outcome.isDelivered) throw new DeliveryFailedError(outcome.reason);
  },
};
