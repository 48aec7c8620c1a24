import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { requestStorage } from '../requests/request-storage';
import type { RequestType } from '../requests/request-type';

const erasedRows = z.array(z.object({ document_id: z.string(), idempotency_key: z.string(), created_at: z.date() }));

/**
 * Removes personal data from requests of one type, and leaves the rest: counts stay right. What was erased before is left as
 * it is. The proof of consent stays, and with it the keyed hashes; hence `relationship` goes, which says who is ill.
 * @param transaction in which it is done, and which locks the requests till it ends.
 * @returns those that were erased now.
 */
export async function eraseRequests(
  transaction: Core.Strapi['db']['connection'],
  requestType: RequestType,
  documentIds: readonly string[],
): Promise<{ documentId: string; createdAt: Date }[]> {
  const { table, encrypted } = requestStorage[requestType];
  const rows = erasedRows.parse(
    await transaction(table)
      .select('document_id', 'idempotency_key', 'created_at')
      .whereIn('document_id', documentIds)
      .whereNull('erased_at')
      .orderBy('id')
      .forUpdate(),
  );
  const now = new Date();
  await transaction(table)
    .whereIn(
      'document_id',
      rows.map((row) => row.document_id),
    )
    .update({
      ...Object.fromEntries(encrypted.map(({ column }) => [column, null])),
      email_index: null,
      phone_index: null,
      relationship: 'undisclosed',
      // The reader's browser may still have the key.
      idempotency_key: transaction.raw("'erased:' || document_id"),
      erased_at: now,
      updated_at: now,
    });
  await transaction('patient_press_consent_withdrawals')
    .where({ request_type: requestType })
    .whereIn('request', documentIds)
    .whereNotNull('contact')
    .update({ contact: null });
  await transaction('patient_press_intake_keys')
    .where({ request_type: requestType })
    .whereIn(
      'idempotency_key',
      rows.map((row) => row.idempotency_key),
    )
    .delete();
  return rows.map((row) => ({ documentId: row.document_id, createdAt: row.created_at }));
}
