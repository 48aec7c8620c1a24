import type { Core } from '@strapi/strapi';
import { dispatchRequest } from '../requests/dispatch-request';
import { noteEvent } from '../requests/history';
import { requestStorage } from '../requests/request-storage';
import type { RequestRef } from '../requests/request-type';

/**
 * Accepts a request that looked like spam: what follows, follows now. If two people do the same, the first counts.
 * @param by who in the newsroom does it.
 */
export async function releaseRequest(strapi: Core.Strapi, ref: RequestRef, by: string): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    const released = await trx(requestStorage[ref.requestType].table)
      .where({ document_id: ref.request, verdict: 'suspect', erased_at: null })
      .update({ verdict: 'accepted', updated_at: new Date() });
    if (released === 0) return;
    await noteEvent(trx, ref, 'released', {}, by);
    await dispatchRequest(trx, ref);
  });
}
