import type { Core } from '@strapi/strapi';
import { DecryptionError } from '../platform/encryption/keyring';
import { leadKeys } from '../platform/encryption/lead-keys';
import type { RequestType } from './request-type';

/** What of a request names or addresses its reader: stored encrypted. */
const personalFields = ['email', 'name', 'phone', 'bestTime'] as const;
type PersonalField = (typeof personalFields)[number];
/** In plain text, or encrypted; null when there is none. */
export type PersonalFields = Record<PersonalField, string | null>;

/** Those of a request that its type has, encrypted. */
export type EncryptedFields = { [Field in PersonalField]?: string | null | undefined };

/** Which request a field is of. It is authenticated with the text: a field that was copied to another request can't be decrypted. */
export interface FieldOwner {
  requestType: RequestType;
  idempotencyKey: string;
}

export const encryptField = (owner: FieldOwner, field: PersonalField, text: string): string =>
  leadKeys.encrypt(text, { ...owner, field });

/** Encrypts the fields that are there. */
export function encryptFields(owner: FieldOwner, plain: Partial<PersonalFields>): Partial<PersonalFields> {
  const encrypted: Partial<PersonalFields> = {};
  for (const field of personalFields) {
    const text = plain[field];
    if (text !== undefined) encrypted[field] = text === null ? null : encryptField(owner, field, text);
  }
  return encrypted;
}

/** @returns null when there is nothing. @throws DecryptionError when it cannot be decrypted. */
export function decryptField(owner: FieldOwner, field: PersonalField, encrypted: string): string;
export function decryptField(owner: FieldOwner, field: PersonalField, encrypted: string | null): string | null;
export function decryptField(owner: FieldOwner, field: PersonalField, encrypted: string | null): string | null {
  return encrypted === null ? null : leadKeys.decrypt(encrypted, { ...owner, field });
}

/** What `decrypt` returns; null when the key is missing, or the text was damaged. */
export function unlessUnreadable<Text>(decrypt: () => Text, onError?: (error: DecryptionError) => void): Text | null {
  try {
    return decrypt();
  } catch (error) {
    if (!(error instanceof DecryptionError)) throw error;
    onError?.(error);
    return null;
  }
}

/** A request's fields in plain text; those that are not among `encrypted` are null. @throws DecryptionError when one cannot be decrypted. */
export const decryptFields = (owner: FieldOwner, encrypted: EncryptedFields): PersonalFields => ({
  email: decryptField(owner, 'email', encrypted.email ?? null),
  name: decryptField(owner, 'name', encrypted.name ?? null),
  phone: decryptField(owner, 'phone', encrypted.phone ?? null),
  bestTime: decryptField(owner, 'bestTime', encrypted.bestTime ?? null),
});

/** As `decryptFields`; null, with an error in the log, when one cannot be decrypted. */
export const readFields = (
  strapi: Core.Strapi,
  owner: FieldOwner,
  encrypted: Partial<PersonalFields>,
): PersonalFields | null =>
  unlessUnreadable(
    () => decryptFields(owner, encrypted),
    ({ message }) => strapi.log.error(message),
  );
