import { z } from 'zod';
import { leadKeys } from '../platform/encryption/lead-keys';
import { type FieldOwner, unlessUnreadable } from '../requests/personal-fields';
import { type Contact, contactIn, ownerOf, type StoredRequest } from '../requests/stored-request';

const contact: z.ZodType<Contact> = z.object({
  email: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
});

const contextOf = (owner: FieldOwner) => ({ ...owner, field: 'withdrawal' });

/** Who must not be contacted, encrypted; null when the request names no one, or cannot be decrypted. */
export function encryptContact(stored: StoredRequest): string | null {
  const found = contactIn(stored);
  if (!found || Object.values(found).every((one) => one === null)) return null;
  return leadKeys.encrypt(JSON.stringify(found), contextOf(ownerOf(stored)));
}

/** As `encryptContact` encrypted it; null when it cannot be decrypted. */
export const decryptContact = (encrypted: string, owner: FieldOwner): Contact | null =>
  unlessUnreadable(() => contact.parse(JSON.parse(leadKeys.decrypt(encrypted, contextOf(owner)))));

/** The same, encrypted with the current key. @throws DecryptionError when it cannot be decrypted. */
export function reencryptContact(encrypted: string, owner: FieldOwner): string {
  const context = contextOf(owner);
  return leadKeys.encrypt(leadKeys.decrypt(encrypted, context), context);
}
