import { isGuideBox } from '@patient-press/shared/guide-request';
import type { KnexTransactionLike } from 'pg-boss';
import { enqueue } from '../platform/queue/queue';
import type { ConsentGiven } from './agreed-wording';
import { mailGuideQueue, notifyRecipientsQueue } from './queues';
import type { RequestRef } from './request-type';

/**
 * Adds the jobs that follow when a request was judged: the guide is emailed, intake and the recipients that the reader agreed
 * to are notified. The jobs look at the verdict when they run, and do nothing for a suspect request. So a request over a
 * reader's limit is dispatched like any other one: the time that its answer takes does not say that the limit was reached.
 * @param transaction in which it was judged: the jobs are there if, and only if, that commits.
 * @param consents where they are at hand: when no box was checked for a guide, no recipient is notified.
 */
export async function dispatchRequest(
  transaction: KnexTransactionLike,
  { requestType, request }: RequestRef,
  consents?: readonly Pick<ConsentGiven, 'wordingKey' | 'granted'>[],
): Promise<void> {
  await transaction.raw('insert into patient_press_intake_notices (request_type, request) values (?, ?)', [
    requestType,
    request,
  ]);
  const isGuide = requestType === 'guide-download';
  if (isGuide) await enqueue(mailGuideQueue, { request }, transaction);
  const notifies = consents?.some(({ wordingKey, granted }) => granted && isGuideBox(wordingKey)) ?? true;
  if (!isGuide || notifies)
    await enqueue(notifyRecipientsQueue, { requestType, request, event: 'request.created' }, transaction);
}
