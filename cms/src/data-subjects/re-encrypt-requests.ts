import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { normalEmail } from '../platform/contact/normal-email';
import { DecryptionError } from '../platform/encryption/keyring';
import { leadKeys } from '../platform/encryption/lead-keys';
import { encryptField } from '../requests/personal-fields';
import { everyRequestSql, isErasedSql, requestStorage } from '../requests/request-storage';
import { type RequestType, requestType, requestTypes } from '../requests/request-type';
import {
  decryptColumn,
  numberOf,
  ownerOf,
  type StoredRequest,
  type StoredRow,
  selectStored,
  toStored,
} from '../requests/stored-request';
import { reencryptContact } from './withdrawal-contact';

type Database = Core.Strapi['db']['connection'];

const BATCH = 200;

type Encrypted = Pick<StoredRow, 'email' | 'name' | 'phone' | 'best_time' | 'email_index' | 'phone_index'>;

/** A request encrypted with the current key. @throws DecryptionError when one of its fields cannot be decrypted. */
function reencrypt(stored: StoredRequest): Encrypted {
  const result: Encrypted = { ...stored.row };
  for (const { column, field } of requestStorage[stored.requestType].encrypted) {
    const text = decryptColumn(stored, { column, field });
    if (text === null) continue;
    result[column] = encryptField(ownerOf(stored), field, text);
    if (column === 'email')
      result.email_index = leadKeys.index('email', normalEmail(text)?.index ?? text.toLowerCase());
    if (column === 'phone') result.phone_index = leadKeys.index('phone', numberOf(text));
  }
  return result;
}

/**
 * Writes them where what was read is still there: an erasure or a change that came meanwhile wins. The proofs
 * of consent get the same hashes, so that one key finds both.
 */
const statement = (requestType: RequestType) => {
  const { table, encrypted } = requestStorage[requestType];
  const columns = encrypted.map(({ column }) => column);
  return `
    with renewed as (
      select * from jsonb_to_recordset(cast(:rows as jsonb))
        as one(id integer, email_index text, phone_index text, ${columns.map((name) => `${name} text, was_${name} text`).join(', ')})
    ), written as (
      update ${table} stored set email_index = renewed.email_index, phone_index = renewed.phone_index,
        ${columns.map((name) => `${name} = renewed.${name}`).join(', ')}
      from renewed where stored.id = renewed.id and stored.erased_at is null
        and ${columns.map((name) => `stored.${name} is not distinct from renewed.was_${name}`).join(' and ')}
      returning stored.document_id, stored.email_index, stored.phone_index
    ), proofs as (
      update patient_press_consents proof set
        email_index = case when proof.email_index is null then null else coalesce(written.email_index, proof.email_index) end,
        phone_index = case when proof.phone_index is null then null else coalesce(written.phone_index, proof.phone_index) end
      from written where proof.request = written.document_id and proof.request_type = :requestType
    )
    select cast(count(*) as integer) as count from written`;
};

/** `next`: from where to go on; null: that was all. `unreadable`: the documentIds of those that cannot be decrypted. */
interface Reencrypted {
  count: number;
  unreadable: string[];
  next: number | null;
}

/** Encrypts some of the requests again that an older key encrypted. @param after the id of the last one that was looked at. */
export async function reencryptBatch(
  database: Database,
  requestType: RequestType,
  after: number,
): Promise<Reencrypted> {
  const { encrypted } = requestStorage[requestType];
  const found = await selectStored(database, requestType)
    .where('id', '>', after)
    .whereNull('erased_at')
    .where((query) => {
      for (const { column } of encrypted) query.orWhereRaw("split_part(??, '.', 2) <> ?", [column, leadKeys.keyId]);
    })
    .orderBy('id')
    .limit(BATCH);
  const batch = toStored(requestType, found);
  const unreadable: string[] = [];
  const renewed = batch.flatMap((stored) => {
    const { row } = stored;
    try {
      const was = Object.fromEntries(encrypted.map(({ column }) => [`was_${column}`, row[column]]));
      return [{ id: row.id, ...reencrypt(stored), ...was }];
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      unreadable.push(row.document_id);
      return [];
    }
  });
  const { rows } = await database.raw(statement(requestType), { rows: JSON.stringify(renewed), requestType });
  const [{ count }] = z.tuple([z.object({ count: z.number() })]).parse(rows);
  return { count, unreadable, next: batch.length < BATCH ? null : (batch.at(-1)?.row.id ?? null) };
}

const withdrawalRows = z.array(
  z.object({
    id: z.coerce.number(),
    request_type: requestType,
    request: z.string(),
    contact: z.string(),
    idempotency_key: z.string(),
  }),
);

/** Encrypts again whom withdrawals name that are not completed yet. There are never many. @returns as `reencryptBatch`. */
export async function reencryptWithdrawals(database: Database): Promise<Reencrypted> {
  const { rows } = await database.raw(
    `select withdrawal.id, withdrawal.request_type, withdrawal.request, withdrawal.contact, stored.idempotency_key
     from patient_press_consent_withdrawals withdrawal
     join (${everyRequestSql}) stored
       on stored.request_type = withdrawal.request_type and stored.document_id = withdrawal.request
     where split_part(withdrawal.contact, '.', 2) <> ?`,
    [leadKeys.keyId],
  );
  const done: Reencrypted = { count: 0, unreadable: [], next: null };
  for (const { id, request_type: requestType, request, contact, idempotency_key } of withdrawalRows.parse(rows)) {
    try {
      const renewed = reencryptContact(contact, { requestType, idempotencyKey: idempotency_key });
      done.count += await database('patient_press_consent_withdrawals')
        .where({ id, contact })
        .update({ contact: renewed });
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      done.unreadable.push(request);
    }
  }
  return done;
}

/** How many fields are encrypted with each key, by its id. */
export async function countFieldsByKey(database: Database): Promise<Map<string, number>> {
  const fields = requestTypes.flatMap((type) =>
    requestStorage[type].encrypted.map(({ column }) => `select ${column} as field from ${requestStorage[type].table}`),
  );
  fields.push('select contact from patient_press_consent_withdrawals');
  const { rows } = await database.raw(
    `select split_part(field, '.', 2) as key, count(*) from (${fields.join(' union all ')}) as every
     where field is not null group by 1 order by 1`,
  );
  const counted = z.array(z.object({ key: z.string(), count: z.coerce.number() })).parse(rows);
  return new Map(counted.map(({ key, count }) => [key, count]));
}

/** How many proofs hold hashes that cannot be made again, because what they are of was erased. */
export async function proofsOfErased(database: Database): Promise<number> {
  const { rows } = await database.raw(`
    select count(*) from patient_press_consents proof
    where (proof.email_index is not null or proof.phone_index is not null) and ${isErasedSql('proof.request')}`);
  const [{ count }] = z.tuple([z.object({ count: z.coerce.number() })]).parse(rows);
  return count;
}
