import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { ProblemError } from '../platform/http/problem';
import { enqueue } from '../platform/queue/queue';
import { noteEvent } from '../requests/history';
import { mailGuideQueue } from '../requests/queues';
import { requestStorage } from '../requests/request-storage';

const requestType = 'guide-download';
const { table } = requestStorage[requestType];

/**
 * Has the mail with the link sent once more, also when it was delivered or given up. When it was first delivered stays.
 * @param request documentId of a guide-download.
 * @param by who of the newsroom wants it.
 * @throws ProblemError when there is no one to send it to, or the request is not believed.
 */
export async function sendMailAgain(strapi: Core.Strapi, request: string, by: string): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    const [row] = await trx(table).where({ document_id: request }).forUpdate();
    if (!row) throw new ProblemError(404, 'not-found', 'This request no longer exists.');
    if (row.erased_at || !row.email)
      throw new ProblemError(409, 'erased', 'The email address of this request was erased.');
    if (row.verdict !== 'accepted')
      throw new ProblemError(
        409,
        'suspect',
        'This request is possible spam. Choose “Not spam” first: the email is then sent.',
      );
    await trx(table).where({ document_id: request }).update({ mail_trouble: null, mail_given_up_at: null });
    await noteEvent(trx, { requestType, request }, 'mail-again', {}, by);
    await enqueue(mailGuideQueue, { request, sending: randomUUID() }, trx);
  });
}
