import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { canonicalMailbox } from '../platform/contact/canonical-mailbox';
import { normalEmail } from '../platform/contact/normal-email';
import { leadKeys } from '../platform/encryption/lead-keys';
import { decryptField, decryptFields, type FieldOwner, type PersonalFields, unlessUnreadable } from './personal-fields';
import { type EncryptedColumn, requestStorage } from './request-storage';
import type { RequestRef, RequestType } from './request-type';

/** A request's row, as far as it is about its reader. */
const storedRow = z.object({
  id: z.number(),
  document_id: z.string(),
  idempotency_key: z.string(),
  created_at: z.date(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  best_time: z.string().nullable().default(null),
  email_index: z.string().nullable(),
  phone_index: z.string().nullable(),
  erased_at: z.date().nullable(),
  handled_at: z.date().nullable(),
  /** Every request for a call agreed to one. */
  agreed_to_call: z.boolean().nullable().default(true),
});
export type StoredRow = z.infer<typeof storedRow>;

/** A request as it is stored, and of which type it is. */
export interface StoredRequest {
  requestType: RequestType;
  row: StoredRow;
}

const common = [
  'id',
  'document_id',
  'idempotency_key',
  'created_at',
  'email_index',
  'phone_index',
  'erased_at',
  'handled_at',
];

/** A query for requests of a type, to be narrowed down. Its rows are read by `toStored`. */
export function selectStored(database: Core.Strapi['db']['connection'], requestType: RequestType) {
  const { table, encrypted, agreedToCall } = requestStorage[requestType];
  const columns = [...common, ...(agreedToCall ? [agreedToCall] : []), ...encrypted.map(({ column }) => column)];
  return database(table).select(columns);
}

export const toStored = (requestType: RequestType, rows: unknown): StoredRequest[] =>
  z
    .array(storedRow)
    .parse(rows)
    .map((row) => ({ requestType, row }));

export const refOf = ({ requestType, row }: StoredRequest): RequestRef => ({ requestType, request: row.document_id });

export const ownerOf = ({ requestType, row }: StoredRequest): FieldOwner => ({
  requestType,
  idempotencyKey: row.idempotency_key,
});

/** What is encrypted in a column; null when nothing is. @throws DecryptionError when it cannot be decrypted. */
export const decryptColumn = (stored: StoredRequest, { column, field }: EncryptedColumn): string | null =>
  decryptField(ownerOf(stored), field, stored.row[column]);

/** The number by which a phone is found. @param stored E.164, perhaps with `;ext=`. */
export const numberOf = (stored: string): string => stored.split(';')[0] ?? '';

const readable = (stored: StoredRequest, column: 'email' | 'name' | 'phone'): string | null =>
  unlessUnreadable(() => decryptColumn(stored, { column, field: column }));

/** Whom a request is from. */
export type Contact = Pick<PersonalFields, 'email' | 'name' | 'phone'>;

/** Whom a request is from, decrypted; null when one of the fields cannot be. */
export const contactIn = (stored: StoredRequest): Contact | null =>
  unlessUnreadable(() => {
    const { email, name, phone } = stored.row;
    const { bestTime: _, ...contact } = decryptFields(ownerOf(stored), { email, name, phone });
    return contact;
  });

/**
 * The hashes by which a request's phone is found elsewhere: with every key, because the other request may have been stored
 * before a rotation, or after it.
 */
export function phoneHashesOf(stored: StoredRequest): string[] {
  const phone = readable(stored, 'phone');
  const { phone_index: index } = stored.row;
  return [...(index ? [index] : []), ...(phone ? leadKeys.indexes('phone', numberOf(phone)) : [])];
}

/** The hashes by which limits count a request's mailbox, with every key. */
export function mailboxHashesOf(stored: StoredRequest): string[] {
  const address = readable(stored, 'email');
  const email = address ? normalEmail(address) : null;
  return email ? leadKeys.indexes('mailbox', canonicalMailbox(email)) : [];
}

/** As `phoneHashesOf`, of its email. */
export function emailHashesOf(stored: StoredRequest): string[] {
  const email = readable(stored, 'email');
  const { email_index: index } = stored.row;
  const normal = email && (normalEmail(email)?.index ?? email.toLowerCase());
  return [...(index ? [index] : []), ...(normal ? leadKeys.indexes('email', normal) : [])];
}

/** The name that a request gives, if it can be decrypted. */
export const nameIn = (stored: StoredRequest): string | null => readable(stored, 'name');
