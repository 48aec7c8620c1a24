import { z } from 'zod';
import { canonicalMailbox } from '../platform/contact/canonical-mailbox';
import { normalEmail } from '../platform/contact/normal-email';
import { SealError } from '../platform/encryption/keyring';
import { leadKeys } from '../platform/encryption/lead-keys';
import type { RequestRef, RequestType } from './request-type';

interface EncryptedColumn {
  column: 'email' | 'name' | 'phone' | 'best_time';
  /** What it is called where it is sealed. */
  field: 'email' | 'name' | 'phone' | 'bestTime';
}
const both: EncryptedColumn[] = [
  { column: 'email', field: 'email' },
  { column: 'name', field: 'name' },
  { column: 'phone', field: 'phone' },
];

/** Where requests of each type are kept, and what of them is sealed. */
export const keptIn: Record<RequestType, { table: string; sealed: readonly EncryptedColumn[] }> = {
  'guide-download': { table: 'guide_downloads', sealed: both },
  'callback-request': {
    table: 'callback_requests',
    sealed: [...both, { column: 'best_time', field: 'bestTime' }],
  },
};
export const requestTypes = ['guide-download', 'callback-request'] as const satisfies RequestType[];

/** A request's row, as far as it is about a person. */
export const storedRow = z.object({
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

/** The columns of `storedRow` that a type has. */
export const columnsOf = (requestType: RequestType): string[] => [
  ...['id', 'document_id', 'idempotency_key', 'created_at', 'email_index', 'phone_index', 'erased_at', 'handled_at'],
  ...(requestType === 'guide-download' ? ['agreed_to_call'] : []),
  ...keptIn[requestType].sealed.map(({ column }) => column),
];

/** A request that is kept, and what type it is of. */
export interface StoredRequest {
  requestType: RequestType;
  row: StoredRow;
}

export const refOf = ({ requestType, row }: StoredRequest): RequestRef => ({ requestType, request: row.document_id });

/** What is sealed in a column; null when nothing is. @throws SealError when it cannot be opened. */
export function decryptColumn({ requestType, row }: StoredRequest, { column, field }: EncryptedColumn): string | null {
  const sealed = row[column];
  return sealed === null ? null : leadKeys.open(sealed, { requestType, idempotencyKey: row.idempotency_key, field });
}

/** The number by which a phone is found. @param kept E.164, perhaps with `;ext=`. */
export const numberOf = (kept: string): string => kept.split(';')[0] ?? '';

const readable = (open: () => string | null): string | null => {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
};

/** What of a request names a person, opened; null when one of it cannot be. */
export function contactIn(
  kept: StoredRequest,
): { email: string | null; name: string | null; phone: string | null } | null {
  try {
    return {
      email: decryptColumn(kept, { column: 'email', field: 'email' }),
      name: decryptColumn(kept, { column: 'name', field: 'name' }),
      phone: decryptColumn(kept, { column: 'phone', field: 'phone' }),
    };
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

/**
 * The hashes by which a request's phone is found elsewhere: with every key, because the other request may have been kept
 * before a rotation, or after it.
 */
export function phoneHashesOf(kept: StoredRequest): string[] {
  const phone = readable(() => decryptColumn(kept, { column: 'phone', field: 'phone' }));
  const { phone_index: index } = kept.row;
  return [...(index ? [index] : []), ...(phone ? leadKeys.indexes('phone', numberOf(phone)) : [])];
}

/** The hashes by which limits count a request's mailbox, with every key. */
export function mailboxHashesOf(kept: StoredRequest): string[] {
  const address = readable(() => decryptColumn(kept, { column: 'email', field: 'email' }));
  const email = address ? normalEmail(address) : null;
  return email ? leadKeys.indexes('mailbox', canonicalMailbox(email)) : [];
}

/** As `phoneHashesOf`, of its email. */
export function emailHashesOf(kept: StoredRequest): string[] {
  const email = readable(() => decryptColumn(kept, { column: 'email', field: 'email' }));
  const { email_index: index } = kept.row;
  const normal = email && (normalEmail(email)?.index ?? email.toLowerCase());
  return [...(index ? [index] : []), ...(normal ? leadKeys.indexes('email', normal) : [])];
}

/** The name that a request gives, if it can be opened. */
export const nameIn = (kept: StoredRequest): string | null =>
  readable(() => decryptColumn(kept, { column: 'name', field: 'name' }));
