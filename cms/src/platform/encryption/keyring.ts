import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Where an encrypted text belongs. It can be decrypted nowhere else, so no one can move one reader's phone number to another
 * reader's request.
 */
export interface EncryptionContext {
  /** Such as `callback-request`. */
  requestType: string;
  idempotencyKey: string;
  /** The attribute. */
  field: string;
}

/** What a keyed hash is of: the same text hashes to something else for another purpose. */
export type IndexPurpose = 'phone' | 'email' | 'mailbox' | 'address' | 'content' | 'message';

/** A text can't be decrypted: it was changed or moved, or its key is missing. */
export class DecryptionError extends Error {
  override name = 'DecryptionError';
}

export interface Keyring {
  /** The id of the key in use, 8 hex digits: the first that LEAD_KEY names. */
  keyId: string;
  /** `1.<key id>.<iv>.<ciphertext and tag>`, the last three in base64url but for the id, which is hex. */
  encrypt(text: string, context: EncryptionContext): string;
  /** @throws DecryptionError */
  decrypt(encrypted: string, context: EncryptionContext): string;
  /** Keyed hash with the key in use, 64 hex digits, by which a value is found without decrypting any. */
  index(purpose: IndexPurpose, text: string): string;
  /** The keyed hashes with every key, the one in use first: they also find what was stored before a rotation. */
  indexes(purpose: IndexPurpose, text: string): string[];
}

const VERSION = '1';
const CIPHER = 'aes-256-gcm';
/** Bytes: what NIST SP 800-38D advises for GCM. */
const IV_LENGTH = 12;
const TAG_LENGTH = 16;

/** Each use has a key of its own, derived from the given one (RFC 5869). */
function derive(key: Buffer) {
  const forUse = (use: string) => Buffer.from(hkdfSync('sha256', key, '', `patient-press ${use}`, 32));
  return {
    id: forUse('key id').toString('hex').slice(0, 8),
    encryption: forUse('seal 1'),
    indexing: forUse('index 1'),
  };
}
type DerivedKey = ReturnType<typeof derive>;

/** The id of the key that a text was encrypted with. */
export const keyIdOf = (encrypted: string): string => encrypted.split('.')[1] ?? '';

/** Additional authenticated data. A JSON list can't be read in two ways. */
const authenticatedData = (keyId: string, { requestType, idempotencyKey, field }: EncryptionContext) =>
  Buffer.from(JSON.stringify([VERSION, keyId, requestType, idempotencyKey, field]));

function decryptWith(key: DerivedKey, parts: { iv: string; ciphertext: string }, context: EncryptionContext): string {
  const bytes = Buffer.from(parts.ciphertext, 'base64url');
  const decipher = createDecipheriv(CIPHER, key.encryption, Buffer.from(parts.iv, 'base64url'), {
    authTagLength: TAG_LENGTH,
  });
  decipher.setAAD(authenticatedData(key.id, context));
  decipher.setAuthTag(bytes.subarray(-TAG_LENGTH));
  return Buffer.concat([decipher.update(bytes.subarray(0, -TAG_LENGTH)), decipher.final()]).toString('utf8');
}

const indexWith = ({ indexing }: DerivedKey, purpose: IndexPurpose, text: string) =>
  createHmac('sha256', indexing)
    .update(JSON.stringify([purpose, text]))
    .digest('hex');

/**
 * Encrypts personal data with AES-256-GCM and makes keyed hashes of it with HMAC-SHA-256.
 * @param keys of 32 bytes each: the first encrypts, all decrypt.
 */
export function makeKeyring([first, ...others]: readonly [Buffer, ...Buffer[]]): Keyring {
  const inUse = derive(first);
  const all = [inUse, ...others.map(derive)];
  return {
    keyId: inUse.id,

    encrypt(text, context) {
      const iv = randomBytes(IV_LENGTH);
      const cipher = createCipheriv(CIPHER, inUse.encryption, iv, { authTagLength: TAG_LENGTH });
      cipher.setAAD(authenticatedData(inUse.id, context));
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [VERSION, inUse.id, iv.toString('base64url'), ciphertext.toString('base64url')].join('.');
    },

    decrypt(encrypted, context) {
      const [version, id, iv = '', ciphertext = ''] = encrypted.split('.');
      const key = all.find((one) => one.id === id);
      const name = `The ${context.field} of ${context.requestType} ${context.idempotencyKey}`;
      if (version !== VERSION || !key) {
        throw new DecryptionError(
          `${name} was encrypted with the key ${id}, which is not in LEAD_KEY. Add it there, after the key in use.`,
        );
      }
      try {
        return decryptWith(key, { iv, ciphertext }, context);
      } catch (cause) {
        throw new DecryptionError(
          `${name} can’t be decrypted: it is not what was stored there. Restore it from a backup.`,
          {
            cause,
          },
        );
      }
    },

    index: (purpose, text) => indexWith(inUse, purpose, text),
    indexes: (purpose, text) => all.map((key) => indexWith(key, purpose, text)),
  };
}

const bytesOf = (written: string): Buffer =>
  /^[\da-f]{64}$/i.test(written) ? Buffer.from(written, 'hex') : Buffer.from(written, 'base64');

/** The keys in a list with commas, each 32 bytes in base64, base64url or hex; null when one is not, or there is none. */
export function readKeys(list: string): [Buffer, ...Buffer[]] | null {
  const [first, ...others] = list.split(',').map((written) => bytesOf(written.trim()));
  if (!first) return null;
  return [first, ...others].every((key) => key.length === 32) ? [first, ...others] : null;
}
