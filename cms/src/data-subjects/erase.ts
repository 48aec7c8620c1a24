import type { Core } from '@strapi/strapi';
import { enqueue } from '../platform/queue/queue';
import { noteEvent } from '../requests/history';
import { notifyRecipientsQueue } from '../requests/queues';
import { emailHashesOf, mailboxHashesOf, phoneHashesOf, refOf, type StoredRequest } from '../requests/stored-request';
import type { DataSubjectErased } from './contract';
import { deleteLimits } from './delete-limits';
import { eraseRequests } from './erase-requests';
import type { DataSubject } from './find';
import { notifiedRecipients } from './notified-recipients';

/** @returns whether there was something to erase. */
async function eraseOne(strapi: Core.Strapi, stored: StoredRequest, hashes: string[], by: string): Promise<boolean> {
  const ref = refOf(stored);
  return await strapi.db.connection.transaction(async (transaction) => {
    const [erased] = await eraseRequests(transaction, ref.requestType, [ref.request]);
    await deleteLimits(transaction, hashes);
    if (!erased) return false;
    await noteEvent(transaction, ref, 'erased', {}, by);
    await enqueue(notifyRecipientsQueue, { ...ref, event: 'request.erased' }, transaction);
    return true;
  });
}

/**
 * Erases requests of a data subject, and has every recipient notified that was notified of them. Each is whole before the
 * next: broken off, it goes on when it is asked for again.
 * @param by who in the newsroom does it.
 */
export async function eraseDataSubject(
  strapi: Core.Strapi,
  { requests, hashes }: Pick<DataSubject, 'requests' | 'hashes'>,
  by: string,
): Promise<DataSubjectErased> {
  const erased: StoredRequest[] = [];
  for (const stored of requests) {
    const itsHashes = [
      ...hashes.emails,
      ...hashes.phones,
      ...phoneHashesOf(stored),
      ...emailHashesOf(stored),
      ...mailboxHashesOf(stored),
    ];
    if (!(await eraseOne(strapi, stored, itsHashes, by))) continue;
    erased.push(stored);
    // Outside of the database, so that it can be done again when a backup from before is restored: see docs/operating.md.
    strapi.log.info(`Erased at the data subject’s request: ${stored.requestType} ${stored.row.document_id}`);
  }
  const notified = await notifiedRecipients(strapi.db.connection, erased.map(refOf));
  const count = (wanted: StoredRequest['requestType']) =>
    erased.filter(({ requestType }) => requestType === wanted).length;
  return {
    erased: { guideDownloads: count('guide-download'), callbackRequests: count('callback-request') },
    notified: new Set(notified.map(({ recipient }) => recipient)).size,
  };
}
