import type { KnexTransactionLike } from 'pg-boss';
import { enqueue } from '../jobs/queue';
import type { RequestRef } from './history';

/**
 * What follows when a request is believed: the guide goes out, and the recipients that the reader agreed to are told.
 * @param transaction in which it came to be believed: what follows happens if, and only if, that commits.
 */
export async function handOver(transaction: KnexTransactionLike, { requestType, request }: RequestRef): Promise<void> {
  if (requestType === 'guide-download') await enqueue('mail-guide', { request }, transaction);
  await enqueue('tell-recipients', { requestType, request, event: 'request.created' }, transaction);
}
