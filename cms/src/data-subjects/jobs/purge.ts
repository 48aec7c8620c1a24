import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { recordDone } from '../../audit/record';
import { dayOf } from '../../platform/dates';
import type { Job } from '../../platform/queue/job';
import { noteEvents } from '../../requests/history';
import { requestStorage } from '../../requests/request-storage';
import type { RequestType } from '../../requests/request-type';
import { eraseRequests } from '../erase-requests';
import { removeOldProofs } from '../remove-old-proofs';

type Database = Core.Strapi['db']['connection'];

const BATCH = 500;

/** Erases some of the requests whose time is over. @returns how many; 0 when there are no more. */
async function purgeSome(strapi: Core.Strapi, run: number, requestType: RequestType, today: string): Promise<number> {
  return await strapi.db.connection.transaction(async (transaction) => {
    // What another replica or an administrator is erasing at this moment is theirs.
    const due: string[] = await transaction(requestStorage[requestType].table)
      .where('purge_on', '<=', today)
      .whereNull('erased_at')
      .orderBy(['purge_on', 'id'])
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .pluck('document_id');
    if (due.length === 0) return 0;
    const erased = await eraseRequests(transaction, requestType, due);
    await noteEvents(
      transaction,
      erased.map(({ documentId }) => ({ requestType, request: documentId })),
      'purged',
      {},
    );
    const oldest = dayOf(new Date(Math.min(...erased.map(({ createdAt }) => createdAt.getTime()))));
    await transaction('patient_press_purges')
      .where({ id: run })
      .update({
        oldest_request: transaction.raw('least(oldest_request, cast(? as date))', [oldest]),
      })
      // Its column is called after the table.
      .increment(requestStorage[requestType].table, erased.length);
    await recordDone(
      strapi,
      { action: 'requests.purged', subject: { type: requestType }, detail: { count: erased.length } },
      transaction,
    );
    return erased.length;
  });
}

async function purgeAll(strapi: Core.Strapi, run: number, requestType: RequestType, today: string): Promise<number> {
  let count = 0;
  for (;;) {
    const some = await purgeSome(strapi, run, requestType, today);
    if (some === 0) return count;
    count += some;
  }
}

async function beginRun(database: Database): Promise<number> {
  const [row] = await database('patient_press_purges').insert({}).returning('id');
  return Number(row.id);
}

/**
 * Erases the personal data in all requests whose `purgeOn` has come, and removes proofs that are old enough. In batches that are
 * each whole: broken off, or run twice at once, it goes on with what is left.
 *
 * Recipients are not notified. They got a request with a consent that names them, and how long they retain it is agreed with
 * them: a law firm may have to retain what became a case. Only the data subject's own request is passed on.
 */
export const purge: Job = {
  queue: { name: 'purge', data: z.unknown() },
  expireInSeconds: 3600,
  retries: { limit: 3, firstDelay: 300, maxDelay: 3600 },
  concurrency: 1,
  cron: '17 3 * * *',

  async run(strapi) {
    const now = new Date();
    const run = await beginRun(strapi.db.connection);
    const guides = await purgeAll(strapi, run, 'guide-download', dayOf(now));
    const calls = await purgeAll(strapi, run, 'callback-request', dayOf(now));
    const proofs = await removeOldProofs(strapi.db.connection, now);
    await strapi.db
      .connection('patient_press_purges')
      .where({ id: run })
      .update({ consent_proofs: proofs, finished_at: new Date() });
    strapi.log.info(
      `Purged at the end of their retention period: ${guides} guide requests, ${calls} call requests, ${proofs} proofs of consent.`,
    );
  },
};
