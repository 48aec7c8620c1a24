import { isGuideBox } from '@patient-press/shared/guide-request';
import type { KnexTransactionLike } from 'pg-boss';
import { enqueue } from '../platform/queue/queue';
import { mailGuideQueue, notifyRecipientsQueue } from './queues';
import type { RequestRef } from './request-type';

/**
 * What follows when a request was judged: the guide goes out, intake and the recipients that the reader agreed to are
 * notified. The jobs look at the verdict when they run, and do nothing for a suspect request. So a request over a person's
 * limit is handed over like any other one: the time that its answer takes does not say that the limit was reached.
 * @param transaction in which it was judged: what follows happens if, and only if, that commits.
 * @param consents where they are at hand: of a guide for which no box was ticked, nobody has to be told.
 */
export async function dispatchRequest(
  transaction: KnexTransactionLike,
  { requestType, request }: RequestRef,
  consents?: readonly { wordingKey: string; granted: boolean }[],
): Promise<void> {
  await transaction.raw('insert into patient_press_intake_notices (request_type, request) values (?, ?)', [
    requestType,
    request,
  ]);
  const isGuide = requestType === 'guide-download';
  if (isGuide) await enqueue(mailGuideQueue, { request }, transaction);
  const mayBeTold = consents?.some(({ wordingKey, granted }) => granted && isGuideBox(wordingKey)) ?? true;
  if (!isGuide || mayBeTold)
    await enqueue(notifyRecipientsQueue, { requestType, request, event: 'request.created' }, transaction);
}
