import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { leadKeys } from '../../platform/encryption/lead-keys';
import { environment } from '../../platform/environment';
import type { Job, JobQueue } from '../../platform/queue/job';
import { enqueue } from '../../platform/queue/queue';
import type { RequestType } from '../../requests/request-type';
import { requestTypes } from '../../requests/stored-request';
import { countFieldsByKey, proofsOfErased, reencryptBatch, reencryptWithdrawals } from '../re-encrypt-requests';

const queue: JobQueue<object> = { name: 'reseal', data: z.object({}) };

const hasOlderKeys = () => environment.LEAD_KEY.length > 1;

/** Has everything sealed with the key in use, when there are others. */
export async function reencryptAfterRotation(): Promise<void> {
  if (hasOlderKeys()) await enqueue(queue, {});
}

function warnOfUnreadable(strapi: Core.Strapi, what: string, unreadable: readonly string[]): void {
  if (unreadable.length > 0)
    strapi.log.warn(
      `These requests cannot be opened, and stay as they are (${what}): ${unreadable.join(', ')}. Put their key into LEAD_KEY, after the one in use, or put them back from a backup.`,
    );
}

async function resealAll(strapi: Core.Strapi, requestType: RequestType): Promise<number> {
  let resealed = 0;
  for (let after: number | null = 0; after !== null; ) {
    const some = await reencryptBatch(strapi.db.connection, requestType, after);
    warnOfUnreadable(strapi, requestType, some.unreadable);
    resealed += some.resealed;
    after = some.next;
  }
  return resealed;
}

/** What an operator wants to know before taking a key away. */
async function reportKeys(strapi: Core.Strapi, resealed: number): Promise<void> {
  const database = strapi.db.connection;
  const left = await countFieldsByKey(database);
  const proofs = await proofsOfErased(database);
  const others = [...left].filter(([keyId]) => keyId !== leadKeys.keyId);
  strapi.log.info(`${resealed} requests were sealed anew, with the key ${leadKeys.keyId}, the first of LEAD_KEY.`);
  for (const [keyId, count] of others) strapi.log.warn(`${count} fields are still sealed with the key ${keyId}.`);
  if (others.length === 0)
    strapi.log.info(
      `Nothing is sealed with another key any more: the others can go from LEAD_KEY. ${proofs} proofs of consent of people who were erased keep the hashes they were made with: put the old keys away, offline, if these are to be found by e-mail or phone.`,
    );
}

/**
 * Seals with the key in use what an older one sealed, and makes the hashes anew by which requests are found. Broken off, or
 * run twice at once, it goes on with what is left. The hashes in `patient_press_intake_keys` stay as they are, since what
 * they are of is not kept; they go with their request.
 */
export const reencrypt: Job = {
  queue,
  expireInSeconds: 3600,
  retries: { limit: 5, firstDelay: 60, maxDelay: 3600 },
  concurrency: 1,
  waitsOnce: true,
  // While replicas are restarted one by one, one that does not know the new key must not take this for done.
  isReady: hasOlderKeys,

  async run(strapi) {
    let resealed = 0;
    for (const requestType of requestTypes) resealed += await resealAll(strapi, requestType);
    const { unreadable } = await reencryptWithdrawals(strapi.db.connection);
    warnOfUnreadable(strapi, 'withdrawal', unreadable);
    await reportKeys(strapi, resealed);
  },
};
