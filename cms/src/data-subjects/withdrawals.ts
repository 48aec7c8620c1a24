import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { toPhone } from '../platform/contact/phone-link';
import { dayOf } from '../platform/dates';
import { noteEvent } from '../requests/history';
import type { RequestRef } from '../requests/request-type';
import { requestType, requestTypes } from '../requests/request-type';
import {
  type Contact,
  contactIn,
  ownerOf,
  type StoredRequest,
  selectStored,
  toStored,
} from '../requests/stored-request';
import type { OpenWithdrawals, WithdrawalClosed } from './contract';
import { decryptContact } from './withdrawal-contact';

const openRows = z.array(
  z.object({
    id: z.coerce.number(),
    request_type: requestType,
    request: z.string(),
    wording_key: z.string(),
    received_on: z.string(),
    due_on: z.string(),
    contact: z.string().nullable(),
  }),
);

type Database = Core.Strapi['db']['connection'];
type OpenWithdrawal = z.infer<typeof openRows>[number];

const isEmpty = (contact: Contact) => Object.values(contact).every((one) => one === null);

/** Whose a withdrawal is: as it was noted with it, or, from before that was noted, as the request still says. */
function contactOf(withdrawal: OpenWithdrawal, stored: StoredRequest | undefined): Contact | null {
  if (!stored || stored.row.erased_at) return null;
  const noted = withdrawal.contact && decryptContact(withdrawal.contact, ownerOf(stored));
  const contact = noted || contactIn(stored);
  if (!contact || isEmpty(contact)) return null;
  return { ...contact, phone: contact.phone && toPhone(contact.phone).text };
}

async function contactsOf(
  database: Database,
  withdrawals: readonly OpenWithdrawal[],
): Promise<Map<number, Contact | null>> {
  const found = await Promise.all(
    requestTypes.map(async (type) => {
      const documentIds = withdrawals.flatMap(({ request_type, request }) => (request_type === type ? request : []));
      return toStored(type, await selectStored(database, type).whereIn('document_id', documentIds));
    }),
  );
  const stored = new Map(found.flat().map((one) => [one.row.document_id, one]));
  return new Map(withdrawals.map((one) => [one.id, contactOf(one, stored.get(one.request))]));
}

/** The withdrawals that are not completed yet, the most urgent first. */
export async function listOpenWithdrawals(strapi: Core.Strapi, now: Date): Promise<OpenWithdrawals> {
  const database = strapi.db.connection;
  const rows = await database('patient_press_consent_withdrawals')
    .select('id', 'request_type', 'request', 'wording_key', 'contact', database.raw('received_on::text, due_on::text'))
    .whereNull('done_at')
    .orderBy(['due_on', 'id']);
  const withdrawals = openRows.parse(rows);
  const contacts = await contactsOf(database, withdrawals);
  return {
    withdrawals: withdrawals.map((row) => ({
      id: row.id,
      requestType: row.request_type,
      request: row.request,
      wordingKey: row.wording_key,
      receivedOn: row.received_on,
      dueOn: row.due_on,
      isLate: row.due_on < dayOf(now),
      person: contacts.get(row.id) ?? null,
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
 * Notes that all contact has stopped. If two people say so, the first counts.
 * @returns null when there is no such withdrawal.
 */
export async function closeWithdrawal(
  strapi: Core.Strapi,
  id: number,
  by: string,
): Promise<{ ref: RequestRef; closed: WithdrawalClosed } | null> {
  return await strapi.db.connection.transaction(async (transaction) => {
    const withdrawals = () => transaction('patient_press_consent_withdrawals').where({ id });
    const changed = await withdrawals()
      .whereNull('done_at')
      .update({ done_at: new Date(), done_by: by, contact: null });
    const found = await withdrawals().first();
    if (!found) return null;
    const row = closed.parse(found);
    const ref = { requestType: row.request_type, request: row.request };
    if (changed > 0) await noteEvent(transaction, ref, 'withdrawal-done', { wordingKey: row.wording_key }, by);
    return { ref, closed: { doneAt: row.done_at.toISOString(), doneBy: row.done_by } };
  });
}
