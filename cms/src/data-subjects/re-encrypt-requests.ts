import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { normalEmail } from '../platform/contact/normal-email';
import { SealError } from '../platform/encryption/keyring';
import { leadKeys } from '../platform/encryption/lead-keys';
import type { RequestType } from '../requests/request-type';
import {
  columnsOf,
  decryptColumn,
  keptIn,
  numberOf,
  requestTypes,
  type StoredRow,
  storedRow,
} from '../requests/stored-request';
import { reencryptContact } from './withdrawal-contact';

type Database = Core.Strapi['db']['connection'];

const BATCH = 200;

type Sealed = Pick<StoredRow, 'email' | 'name' | 'phone' | 'best_time' | 'email_index' | 'phone_index'>;

/** A request sealed anew. @throws SealError when one of its fields cannot be opened. */
function reencrypt(requestType: RequestType, row: StoredRow): Sealed {
  const anew: Sealed = { ...row };
  for (const { column, field } of keptIn[requestType].sealed) {
    const text = decryptColumn({ requestType, row }, { column, field });
    if (text === null) continue;
    anew[column] = leadKeys.seal(text, { requestType, idempotencyKey: row.idempotency_key, field });
    if (column === 'email') anew.email_index = leadKeys.index('email', normalEmail(text)?.index ?? text.toLowerCase());
    if (column === 'phone') anew.phone_index = leadKeys.index('phone', numberOf(text));
  }
  return anew;
}

/**
 * Writes them where what was read still stands: whoever erased or changed a request meanwhile has the last word. The proofs
 * of consent get the same hashes, so that one key finds both.
 */
const statement = (requestType: RequestType) => {
  const { table, sealed } = keptIn[requestType];
  const columns = sealed.map(({ column }) => column);
  return `
    with anew as (
      select * from jsonb_to_recordset(cast(:rows as jsonb))
        as one(id integer, email_index text, phone_index text, ${columns.map((name) => `${name} text, was_${name} text`).join(', ')})
    ), resealed as (
      update ${table} kept set email_index = anew.email_index, phone_index = anew.phone_index,
        ${columns.map((name) => `${name} = anew.${name}`).join(', ')}
      from anew where kept.id = anew.id and kept.erased_at is null
        and ${columns.map((name) => `kept.${name} is not distinct from anew.was_${name}`).join(' and ')}
      returning kept.document_id, kept.email_index, kept.phone_index
    ), proofs as (
      update patient_press_consents proof set
        email_index = case when proof.email_index is null then null else coalesce(resealed.email_index, proof.email_index) end,
        phone_index = case when proof.phone_index is null then null else coalesce(resealed.phone_index, proof.phone_index) end
      from resealed where proof.request = resealed.document_id and proof.request_type = :requestType
    )
    select cast(count(*) as integer) as count from resealed`;
};

/** `next`: from where to go on; null: that was all. `unreadable`: the documentIds of those that cannot be opened. */
interface Resealed {
  resealed: number;
  unreadable: string[];
  next: number | null;
}

/** Seals some of the requests anew that an older key sealed. @param after the id of the last one that was looked at. */
export async function reencryptBatch(database: Database, requestType: RequestType, after: number): Promise<Resealed> {
  const { table, sealed } = keptIn[requestType];
  const found = await database(table)
    .select(columnsOf(requestType))
    .where('id', '>', after)
    .whereNull('erased_at')
    .where((query) => {
      for (const { column } of sealed) query.orWhereRaw("split_part(??, '.', 2) <> ?", [column, leadKeys.keyId]);
    })
    .orderBy('id')
    .limit(BATCH);
  const unreadable: string[] = [];
  const anew = z
    .array(storedRow)
    .parse(found)
    .flatMap((row) => {
      try {
        const was = Object.fromEntries(sealed.map(({ column }) => [`was_${column}`, row[column]]));
        return [{ id: row.id, ...reencrypt(requestType, row), ...was }];
      } catch (error) {
        if (!(error instanceof SealError)) throw error;
        unreadable.push(row.document_id);
        return [];
      }
    });
  const { rows } = await database.raw(statement(requestType), { rows: JSON.stringify(anew), requestType });
  const [{ count }] = z.tuple([z.object({ count: z.number() })]).parse(rows);
  return { resealed: count, unreadable, next: found.length < BATCH ? null : (found.at(-1)?.id ?? null) };
}

const withdrawalRows = z.array(
  z.object({
    id: z.coerce.number(),
    request_type: z.enum(requestTypes),
    request: z.string(),
    contact: z.string(),
    idempotency_key: z.string(),
  }),
);

/** Encrypts again whom withdrawals name that are not done yet. There are never many. @returns as `reencryptBatch`. */
export async function reencryptWithdrawals(database: Database): Promise<Resealed> {
  const { rows } = await database.raw(
    `select taken.id, taken.request_type, taken.request, taken.contact, kept.idempotency_key
     from patient_press_consent_withdrawals taken
     join (
       select 'guide-download' as request_type, document_id, idempotency_key from guide_downloads union all
       select 'callback-request', document_id, idempotency_key from callback_requests
     ) kept on kept.request_type = taken.request_type and kept.document_id = taken.request
     where split_part(taken.contact, '.', 2) <> ?`,
    [leadKeys.keyId],
  );
  const done: Resealed = { resealed: 0, unreadable: [], next: null };
  for (const { id, request_type: requestType, request, contact, idempotency_key } of withdrawalRows.parse(rows)) {
    try {
      const anew = reencryptContact(contact, { requestType, idempotencyKey: idempotency_key });
      done.resealed += await database('patient_press_consent_withdrawals')
        .where({ id, contact })
        .update({ contact: anew });
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      done.unreadable.push(request);
    }
  }
  return done;
}

/** How many fields are sealed with each key, by its id. */
export async function countFieldsByKey(database: Database): Promise<Map<string, number>> {
  const fields = requestTypes.flatMap((requestType) =>
    keptIn[requestType].sealed.map(({ column }) => `select ${column} as sealed from ${keptIn[requestType].table}`),
  );
  fields.push('select contact from patient_press_consent_withdrawals');
  const { rows } = await database.raw(
    `select split_part(sealed, '.', 2) as key, count(*) from (${fields.join(' union all ')}) as every
     where sealed is not null group by 1 order by 1`,
  );
  const counted = z.array(z.object({ key: z.string(), count: z.coerce.number() })).parse(rows);
  return new Map(counted.map(({ key, count }) => [key, count]));
}

/** How many proofs keep hashes that cannot be made anew, because what they are of was erased. */
export async function proofsOfErased(database: Database): Promise<number> {
  const { rows } = await database.raw(`
    select count(*) from patient_press_consents proof
    where (proof.email_index is not null or proof.phone_index is not null)
    and not exists (select from guide_downloads kept where kept.document_id = proof.request and kept.erased_at is null)
    and not exists (select from callback_requests kept where kept.document_id = proof.request and kept.erased_at is null)`);
  const [{ count }] = z.tuple([z.object({ count: z.coerce.number() })]).parse(rows);
  return count;
}
