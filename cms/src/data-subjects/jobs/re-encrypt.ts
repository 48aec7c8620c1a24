import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { leadKeys } from '../../platform/encryption/lead-keys';
import { environment } from '../../platform/environment';
import type { Job, JobQueue } from '../../platform/queue/job';
import { enqueue } from '../../platform/queue/queue';
import { type RequestType, requestTypes } from '../../requests/request-type';
import { countFieldsByKey, proofsOfErased, reencryptBatch, reencryptWithdrawals } from '../re-encrypt-requests';

const queue: JobQueue<object> = { name: 'reseal', data: z.object({}) };

const hasOlderKeys = () => environment.LEAD_KEY.length > 1;

/** Has everything encrypted with the current key, when LEAD_KEY holds others. */
export async function reencryptAfterRotation(): Promise<void> {
  if (hasOlderKeys()) await enqueue(queue, {});
}

function warnOfUnreadable(strapi: Core.Strapi, what: string, unreadable: readonly string[]): void {
  if (unreadable.length > 0)
    strapi.log.warn(
      `These requests can’t be decrypted, and stay as they are (${what}): ${unreadable.join(', ')}. Add their key to LEAD_KEY, after the current one, or restore them from a backup.`,
    );
}

async function reencryptAll(strapi: Core.Strapi, requestType: RequestType): Promise<number> {
  let count = 0;
  for (let after: number | null = 0; after !== null; ) {
    const some = await reencryptBatch(strapi.db.connection, requestType, after);
    warnOfUnreadable(strapi, requestType, some.unreadable);
    count += some.count;
    after = some.next;
  }
  return count;
}

/** What an operator wants to know before taking a key away. */
async function reportKeys(strapi: Core.Strapi, count: number): Promise<void> {
  const database = strapi.db.connection;
  const left = await countFieldsByKey(database);
  const proofs = await proofsOfErased(database);
  const others = [...left].filter(([keyId]) => keyId !== leadKeys.keyId);
  strapi.log.info(`${count} requests were encrypted again with the key ${leadKeys.keyId}, the first of LEAD_KEY.`);
  for (const [keyId, fields] of others) strapi.log.warn(`${fields} fields are still encrypted with the key ${keyId}.`);
  if (others.length === 0)
    strapi.log.info(
      `Nothing is encrypted with another key any longer: the others can be removed from LEAD_KEY. ${proofs} proofs of consent of people whose data was erased still have the hashes they were made with: store the old keys offline if you need to find these by email or phone.`,
    );
}

/**
 * Encrypts with the current key what an older one encrypted, and makes the hashes again by which requests are found. Broken off,
 * or run twice at once, it goes on with what is left. The hashes in `patient_press_intake_keys` stay as they are, since what
 * they are of is not stored; they go with their request.
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
    let count = 0;
    for (const requestType of requestTypes) count += await reencryptAll(strapi, requestType);
    const { unreadable } = await reencryptWithdrawals(strapi.db.connection);
    warnOfUnreadable(strapi, 'withdrawal', unreadable);
    await reportKeys(strapi, count);
  },
};
