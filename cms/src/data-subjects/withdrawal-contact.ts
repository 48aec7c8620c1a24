import { z } from 'zod';
import { SealError } from '../platform/encryption/keyring';
import { leadKeys } from '../platform/encryption/lead-keys';
import type { RequestType } from '../requests/request-type';
import { contactIn, type StoredRequest } from '../requests/stored-request';

/** Whom a withdrawal is from. */
const contact = z.object({ email: z.string().nullable(), name: z.string().nullable(), phone: z.string().nullable() });
export type WithdrawalContact = z.infer<typeof contact>;

const placeOf = (requestType: RequestType, idempotencyKey: string) => ({
  requestType,
  idempotencyKey,
  field: 'withdrawal',
});

/** Who is to be left alone, encrypted; null when the request names nobody, or cannot be opened. */
export function encryptContact(kept: StoredRequest): string | null {
  const person = contactIn(kept);
  if (!person || Object.values(person).every((one) => one === null)) return null;
  return leadKeys.seal(JSON.stringify(person), placeOf(kept.requestType, kept.row.idempotency_key));
}

/** As `encryptContact` encrypted it; null when it cannot be opened. */
export function decryptContact(
  sealed: string,
  { requestType, idempotencyKey }: { requestType: RequestType; idempotencyKey: string },
): WithdrawalContact | null {
  try {
    return contact.parse(JSON.parse(leadKeys.open(sealed, placeOf(requestType, idempotencyKey))));
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

/** The same, encrypted with the key in use. @throws SealError when it cannot be opened. */
export function reencryptContact(
  sealed: string,
  { requestType, idempotencyKey }: { requestType: RequestType; idempotencyKey: string },
): string {
  const place = placeOf(requestType, idempotencyKey);
  return leadKeys.seal(leadKeys.open(sealed, place), place);
}
