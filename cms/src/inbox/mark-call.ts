import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { noteEvent } from '../requests/history';
import { requestStorage } from '../requests/request-storage';
import type { RequestRef } from '../requests/request-type';
import type { CallMarked, CallStep } from './call-contract';

const marked = z.object({ handled_at: z.date().nullable(), handled_by: z.string().nullable() });

/**
 * Marks a call as made, or as still to be made. If two people do the same, the first counts.
 * @param by who in the newsroom does it.
 * @returns null when there is no such request.
 */
export async function markCall(
  strapi: Core.Strapi,
  ref: RequestRef,
  step: CallStep,
  by: string,
): Promise<CallMarked | null> {
  return await strapi.db.connection.transaction(async (transaction) => {
    const requests = () => transaction(requestStorage[ref.requestType].table).where({ document_id: ref.request });
    const now = new Date();
    const changed =
      step === 'done'
        ? await requests().whereNull('handled_at').update({ handled_at: now, handled_by: by, updated_at: now })
        : await requests().whereNotNull('handled_at').update({ handled_at: null, handled_by: null, updated_at: now });
    const found = await requests().select('handled_at', 'handled_by').first();
    if (!found) return null;
    if (changed > 0) await noteEvent(transaction, ref, step === 'done' ? 'call-done' : 'call-again', {}, by);
    const { handled_at, handled_by } = marked.parse(found);
    return { handledAt: handled_at?.toISOString() ?? null, handledBy: handled_by };
  });
}
