import type { Core } from '@strapi/strapi';
import { enqueue } from '../../jobs/queue';
import { noteEvent } from '../history';

/**
 * Sends the mail with a guide once more, whatever became of the first one. Nothing happens for a request that is not
 * believed, or was erased.
 * @param request documentId of a guide-download.
 * @param by who of the newsroom wants it.
 */
export async function sendMailAgain(strapi: Core.Strapi, request: string, by: string): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    const waiting = await trx('guide_downloads')
      .where({ document_id: request, verdict: 'accepted', erased_at: null })
      .update({ mail_given_up_at: null, mail_trouble: null, updated_at: new Date() });
    if (waiting === 0) return;
    await noteEvent(trx, { requestType: 'guide-download', request }, 'mail-again', {}, by);
    await enqueue('mail-guide', { request }, trx);
  });
}
