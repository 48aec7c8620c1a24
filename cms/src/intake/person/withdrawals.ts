import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { noteEvent, type RequestRef } from '../history';
import { dayOf } from './business-days';
import type { OpenWithdrawals, WithdrawalClosed } from './contract';

const requestType = z.enum(['callback-request', 'guide-download']);
const open = z.array(
  z.object({
    id: z.coerce.number(),
    request_type: requestType,
    request: z.string(),
    wording_key: z.string(),
    received_on: z.string(),
    due_on: z.string(),
  }),
);

/** The withdrawals that are not done yet, the most urgent first. */
export async function listOpenWithdrawals(strapi: Core.Strapi, now: Date): Promise<OpenWithdrawals> {
  const database = strapi.db.connection;
  const rows = await database('patient_press_consent_withdrawals')
    .select('id', 'request_type', 'request', 'wording_key', database.raw('received_on::text, due_on::text'))
    .whereNull('done_at')
    .orderBy(['due_on', 'id']);
  return {
    withdrawals: open.parse(rows).map((row) => ({
      id: row.id,
      requestType: row.request_type,
      request: row.request,
      wordingKey: row.wording_key,
      receivedOn: row.received_on,
      dueOn: row.due_on,
      isLate: row.due_on < dayOf(now),
    })),
  };
}

const closed = z.object({
  request_type: requestType,
  request: z.string(),
  wording_key: z.string(),
  done_at: z.date(),
  done_by: z.string(),
});

/**
 * Notes that everybody has stopped. Of two people who say so, the first counts.
 * @returns null when there is no such withdrawal.
 */
export async function closeWithdrawal(
  strapi: Core.Strapi,
  id: number,
  by: string,
): Promise<{ ref: RequestRef; closed: WithdrawalClosed } | null> {
  return await strapi.db.connection.transaction(async (transaction) => {
    const withdrawals = () => transaction('patient_press_consent_withdrawals').where({ id });
    const changed = await withdrawals().whereNull('done_at').update({ done_at: new Date(), done_by: by });
    const found = await withdrawals().first();
    if (!found) return null;
    const row = closed.parse(found);
    const ref = { requestType: row.request_type, request: row.request };
    if (changed > 0) await noteEvent(transaction, ref, 'withdrawal-done', { wordingKey: row.wording_key }, by);
    return { ref, closed: { doneAt: row.done_at.toISOString(), doneBy: row.done_by } };
  });
}
