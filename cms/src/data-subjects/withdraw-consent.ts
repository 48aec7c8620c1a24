import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { businessDaysAfter } from '../platform/dates';
import { enqueue } from '../platform/queue/queue';
import { isForCalls } from '../requests/active-consents';
import { agreedToCall } from '../requests/agreed-to-call';
import { noteEvent } from '../requests/history';
import { notifyRecipientsQueue } from '../requests/queues';
import { requestStorage } from '../requests/request-storage';
import type { RequestRef } from '../requests/request-type';
import { phoneHashesOf, refOf, type StoredRequest, selectStored, toStored } from '../requests/stored-request';
import type { ConsentWithdrawal } from './contract';
import { deleteLimits } from './delete-limits';
import { encryptContact } from './withdrawal-contact';
import { withdrawnConsents } from './withdrawn-consents';

type Database = Core.Strapi['db']['connection'];

/** 47 CFR 64.1200(a)(10). */
const BUSINESS_DAYS = 10;

async function grantedConsents(database: Database, { requestType, request }: RequestRef): Promise<string[]> {
  return await database('patient_press_consents')
    .where({ request_type: requestType, request, granted: true })
    .pluck('wording_key');
}

/**
 * Removes the phone from a request when no one may call it any longer. A request to be called was for nothing else: it is
 * marked as done.
 */
async function removePhone(transaction: Database, stored: StoredRequest, by: string): Promise<void> {
  const { requestType, row } = stored;
  await deleteLimits(transaction, phoneHashesOf(stored));
  const now = new Date();
  const common = { phone: null, phone_index: null, updated_at: now };
  await transaction(requestStorage[requestType].table)
    .where({ document_id: row.document_id })
    .update(
      requestType === 'guide-download'
        ? common
        : {
            ...common,
            name: null,
            best_time: null,
            handled_at: transaction.raw('coalesce(handled_at, ?)', [now]),
            handled_by: transaction.raw('coalesce(handled_by, ?)', [by]),
          },
    );
}

const noted = z.object({ due_on: z.string() });

interface Withdrawal {
  wordingKey: string;
  receivedOn: string;
  dueOn: string;
}

/** @returns whether it was noted now; otherwise it was noted before. */
async function noteWithdrawal(
  transaction: Database,
  stored: StoredRequest,
  { wordingKey, receivedOn, dueOn }: Withdrawal,
): Promise<boolean> {
  const { requestType, request } = refOf(stored);
  const inserted = await transaction('patient_press_consent_withdrawals')
    .insert({
      request_type: requestType,
      request,
      wording_key: wordingKey,
      received_on: receivedOn,
      due_on: dueOn,
      contact: encryptContact(stored),
    })
    .onConflict(['request_type', 'request', 'wording_key'])
    .ignore()
    .returning('id');
  return inserted.length > 0;
}

/** Stores whether the reader may still be called, and no phone that no one may call. */
async function applyWithdrawal(
  transaction: Database,
  stored: StoredRequest,
  granted: readonly string[],
  by: string,
): Promise<void> {
  const { requestType, request } = refOf(stored);
  const { table, agreedToCall: column } = requestStorage[requestType];
  const withdrawn = await withdrawnConsents(transaction, requestType, request);
  const active = granted.filter((key) => isForCalls(requestType, key) && !withdrawn.has(key));
  if (column)
    await transaction(table)
      .where({ document_id: request })
      .update({ [column]: agreedToCall({ granted, active, hasPhone: stored.row.phone !== null }) });
  if (active.length === 0) await removePhone(transaction, stored, by);
}

/**
 * Notes that a data subject withdraws a consent, has every recipient notified that relies on it, and stores no phone that no one
 * may call. Twice is once: the first day counts.
 * @param receivedOn ISO day.
 * @param by who in the newsroom entered it.
 * @returns the last day, ISO, on which all contact must stop; null when no such consent was given.
 */
export async function withdrawConsent(
  strapi: Core.Strapi,
  { requestType, request, wordingKey, receivedOn }: ConsentWithdrawal & { receivedOn: string },
  by: string,
): Promise<string | null> {
  const ref = { requestType, request };
  return await strapi.db.connection.transaction(async (transaction) => {
    // Two boxes that are withdrawn at once would each find the other one granted, and keep the phone.
    const locked = await selectStored(transaction, requestType).where({ document_id: request }).forUpdate();
    const [stored] = toStored(requestType, locked);
    const granted = await grantedConsents(transaction, ref);
    if (!stored || !granted.includes(wordingKey) || !isForCalls(requestType, wordingKey)) return null;

    const dueOn = businessDaysAfter(receivedOn, BUSINESS_DAYS);
    if (!(await noteWithdrawal(transaction, stored, { wordingKey, receivedOn, dueOn })))
      return noted.parse(
        await transaction('patient_press_consent_withdrawals')
          .select(transaction.raw('due_on::text'))
          .where({ request_type: requestType, request, wording_key: wordingKey })
          .first(),
      ).due_on;

    await noteEvent(transaction, ref, 'consent-withdrawn', { wordingKey, dueOn }, by);
    await enqueue(notifyRecipientsQueue, { ...ref, event: 'consent.withdrawn' }, transaction);
    await applyWithdrawal(transaction, stored, granted, by);
    return dueOn;
  });
}
