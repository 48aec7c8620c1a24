import { dayIn } from '@patient-press/shared/time-zones';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { toPhone } from '../platform/contact/phone-link';
import { readTimeZone } from '../platform/time-zone/read';
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
import type { WithdrawalClosed, WithdrawalList, WithdrawalSearch, WithdrawalState } from './contract';
import { stoppingRecipients } from './stopping-recipients';
import { decryptContact } from './withdrawal-contact';

const PAGE_SIZE = 25;

const day = z.string();
const time = z.date().transform((date) => date.toISOString());
const row = z.object({
  id: z.coerce.number(),
  request_type: requestType,
  request: z.string(),
  wording_key: z.string(),
  words: z.string().nullable(),
  received_on: day,
  due_on: day,
  done_at: time.nullable(),
  done_by: z.string().nullable(),
  contact: z.string().nullable(),
  cursor_at: z.string(),
});

type Database = Core.Strapi['db']['connection'];
type Row = z.infer<typeof row>;

const isEmpty = (contact: Contact) => Object.values(contact).every((one) => one === null);

/** Whose a withdrawal is: as it was noted with it, or, from before that was noted, as the request still says. */
function contactOf(withdrawal: Row, stored: StoredRequest | undefined): Contact | null {
  if (!stored || stored.row.erased_at) return null;
  const noted = withdrawal.contact && decryptContact(withdrawal.contact, ownerOf(stored));
  const contact = noted || contactIn(stored);
  if (!contact || isEmpty(contact)) return null;
  return { ...contact, phone: contact.phone && toPhone(contact.phone).text };
}

async function contactsOf(database: Database, withdrawals: readonly Row[]): Promise<Map<number, Contact | null>> {
  const found = await Promise.all(
    requestTypes.map(async (type) => {
      const documentIds = withdrawals.flatMap(({ request_type, request }) => (request_type === type ? request : []));
      return toStored(type, await selectStored(database, type).whereIn('document_id', documentIds));
    }),
  );
  const stored = new Map(found.flat().map((one) => [one.row.document_id, one]));
  return new Map(withdrawals.map((one) => [one.id, contactOf(one, stored.get(one.request))]));
}

/** How each state is chosen and put in order, and what its cursor is. */
const states: Record<WithdrawalState, { where: string; at: string; type: string; direction: 'asc' | 'desc' }> = {
  open: { where: 'done_at is null', at: 'due_on', type: 'date', direction: 'asc' },
  done: { where: 'done_at is not null', at: 'done_at', type: 'timestamptz', direction: 'desc' },
};

const cursorFormat: Record<WithdrawalState, string> = {
  open: `to_char(due_on, 'YYYY-MM-DD')`,
  done: `to_char(done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
};

async function findRows(database: Database, { state, after, among }: WithdrawalSearch): Promise<Row[]> {
  const { where, at, type, direction } = states[state];
  const beyond = direction === 'asc' ? '>' : '<';
  const { rows } = await database.raw(
    `select withdrawal.id, request_type, request, wording_key, received_on::text, due_on::text, done_at, done_by, contact,
       ${cursorFormat[state]} as cursor_at,
       (select known.text from patient_press_consents given
        join consent_wordings known on known.sha_256 = given.wording_sha256 and known.key = given.wording_key
        where given.request = withdrawal.request and given.request_type = withdrawal.request_type
          and given.wording_key = withdrawal.wording_key
        limit 1) as words
     from patient_press_consent_withdrawals withdrawal
     where ${where}
       ${after ? `and (${at}, withdrawal.id) ${beyond} (cast(:at as ${type}), cast(:id as bigint))` : ''}
       ${among ? 'and request = any(:among)' : ''}
     order by ${at} ${direction}, withdrawal.id ${direction} limit :limit`,
    { limit: PAGE_SIZE + 1, ...after, ...(among && { among }) },
  );
  return z.array(row).parse(rows);
}

const counted = z.tuple([z.object({ open: z.coerce.number(), overdue: z.coerce.number(), done: z.coerce.number() })]);

async function countAll(
  database: Database,
  among: string[] | undefined,
  today: string,
): Promise<WithdrawalList['totals']> {
  const { rows } = await database.raw(
    `select count(*) filter (where done_at is null) as open,
       count(*) filter (where done_at is null and due_on < cast(:today as date)) as overdue,
       count(*) filter (where done_at is not null) as done
     from patient_press_consent_withdrawals ${among ? 'where request = any(:among)' : ''}`,
    { today, ...(among && { among }) },
  );
  return counted.parse(rows)[0];
}

/** A page of the withdrawals, with what is left to do for each: the most urgent first, or those that were done last. */
export async function listWithdrawals(
  strapi: Core.Strapi,
  search: WithdrawalSearch,
  now: Date,
): Promise<WithdrawalList> {
  const database = strapi.db.connection;
  const today = dayIn(await readTimeZone(strapi), now.getTime());
  const found = await findRows(database, search);
  const rows = found.slice(0, PAGE_SIZE);
  const last = found.length > PAGE_SIZE ? rows.at(-1) : undefined;
  const contacts = await contactsOf(database, rows);
  const recipients = await stoppingRecipients(
    strapi,
    rows.map(({ request }) => request),
  );
  return {
    withdrawals: rows.map((one) => ({
      id: one.id,
      requestType: one.request_type,
      request: one.request,
      wordingKey: one.wording_key,
      words: one.words,
      receivedOn: one.received_on,
      dueOn: one.due_on,
      isLate: one.done_at === null && one.due_on < today,
      person: contacts.get(one.id) ?? null,
      recipients: recipients(one.request, one.wording_key),
      doneAt: one.done_at,
      doneBy: one.done_by,
    })),
    next: last ? { at: last.cursor_at, id: last.id } : null,
    totals: await countAll(database, search.among, today),
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
