import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { businessDaysAfter } from '../platform/dates';
import { enqueue } from '../platform/queue/queue';
import { isForCalls } from '../requests/active-consents';
import { agreedToCall } from '../requests/agreed-to-call';
import { noteEvent } from '../requests/history';
import { notifyRecipientsQueue } from '../requests/queues';
import type { RequestRef } from '../requests/request-type';
import { columnsOf, keptIn, phoneHashesOf, type StoredRequest, storedRow } from '../requests/stored-request';
import type { ConsentWithdrawal } from './contract';
import { deleteLimits } from './delete-limits';
import { encryptContact } from './withdrawal-contact';
import { withdrawnConsents } from './withdrawn-consents';

type Database = Core.Strapi['db']['connection'];

/** What trust.md asks for: 47 CFR 64.1200(a)(10). */
const BUSINESS_DAYS = 10;

async function grantedConsents(database: Database, { requestType, request }: RequestRef): Promise<string[]> {
  return await database('patient_press_consents')
    .where({ request_type: requestType, request, granted: true })
    .pluck('wording_key');
}

/**
 * Takes the phone out of a request that nobody may use it for any longer. A request to be called was for nothing else: it
 * is done with.
 */
async function forgetPhone(transaction: Database, kept: StoredRequest, by: string): Promise<void> {
  const { requestType, row } = kept;
  await deleteLimits(transaction, phoneHashesOf(kept));
  const now = new Date();
  const common = { phone: null, phone_index: null, updated_at: now };
  await transaction(keptIn[requestType].table)
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

/**
 * Notes that a person takes back a consent, has everybody told who relies on it, and keeps no phone that nobody may call.
 * Twice is once: the first day counts.
 * @param receivedOn ISO day.
 * @param by who of the newsroom was told.
 * @returns the last day, ISO, on which everybody has to have stopped; null when no such consent was given.
 */
export async function withdrawConsent(
  strapi: Core.Strapi,
  { requestType, request, wordingKey, receivedOn }: ConsentWithdrawal & { receivedOn: string },
  by: string,
): Promise<string | null> {
  const ref = { requestType, request };
  return await strapi.db.connection.transaction(async (transaction) => {
    // Two boxes that are withdrawn at once would each find the other one granted, and keep the phone.
    const locked = await transaction(keptIn[requestType].table)
      .select(columnsOf(requestType))
      .where({ document_id: request })
      .forUpdate()
      .first();
    const granted = await grantedConsents(transaction, ref);
    if (!locked || !granted.includes(wordingKey) || !isForCalls(requestType, wordingKey)) return null;
    const kept = { requestType, row: storedRow.parse(locked) };

    const withdrawal = { request_type: requestType, request, wording_key: wordingKey };
    const dueOn = businessDaysAfter(receivedOn, BUSINESS_DAYS);
    const inserted = await transaction('patient_press_consent_withdrawals')
      .insert({ ...withdrawal, received_on: receivedOn, due_on: dueOn, contact: encryptContact(kept) })
      .onConflict(['request_type', 'request', 'wording_key'])
      .ignore()
      .returning('id');
    if (inserted.length === 0)
      return noted.parse(
        await transaction('patient_press_consent_withdrawals')
          .select(transaction.raw('due_on::text'))
          .where(withdrawal)
          .first(),
      ).due_on;

    await noteEvent(transaction, ref, 'consent-withdrawn', { wordingKey, dueOn }, by);
    await enqueue(notifyRecipientsQueue, { ...ref, event: 'consent.withdrawn' }, transaction);
    const withdrawn = await withdrawnConsents(transaction, requestType, request);
    const standing = granted.filter((key) => isForCalls(requestType, key) && !withdrawn.has(key));
    if (requestType === 'guide-download')
      await transaction('guide_downloads')
        .where({ document_id: request })
        .update({ agreed_to_call: agreedToCall({ granted, standing, hasPhone: kept.row.phone !== null }) });
    if (standing.length === 0) await forgetPhone(transaction, kept, by);
    return dueOn;
  });
}
