import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Where a sealed text belongs. It opens nowhere else, so that nobody can move one person's number to another's request. */
export interface SealedPlace {
  /** Such as `callback-request`. */
  requestType: string;
  idempotencyKey: string;
  /** The attribute. */
  field: string;
}

/** What a keyed hash is of: the same text hashes to something else for another purpose. */
export type IndexPurpose = 'phone' | 'email' | 'mailbox' | 'address' | 'content' | 'message';

/** A sealed text cannot be opened: it was changed or moved, or its key is not there. */
export class SealError extends Error {
  override name = 'SealError';
}

export interface Keyring {
  /** The id of the key in use, 8 hex digits: the first that LEAD_KEY names. */
  keyId: string;
  /** `1.<key id>.<iv>.<ciphertext and tag>`, the last three in base64url but for the id, which is hex. */
  seal(text: string, place: SealedPlace): string;
  /** @throws SealError */
  open(sealed: string, place: SealedPlace): string;
  /** Keyed hash with the key in use, 64 hex digits, by which something is found without being known. */
  index(purpose: IndexPurpose, text: string): string;
  /** The keyed hashes with every key, that in use first: what was kept before a rotation is found, too. */
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
    sealing: forUse('seal 1'),
    indexing: forUse('index 1'),
  };
}
type DerivedKey = ReturnType<typeof derive>;

/** The id of the key that a text was sealed with. */
export const keyIdOf = (sealed: string): string => sealed.split('.')[1] ?? '';

/** Bound to the ciphertext: lists in JSON cannot be read two ways. */
const boundTo = (keyId: string, { requestType, idempotencyKey, field }: SealedPlace) =>
  Buffer.from(JSON.stringify([VERSION, keyId, requestType, idempotencyKey, field]));

function decipher({ id, sealing }: DerivedKey, parts: { iv: string; sealed: string }, place: SealedPlace): string {
  const bytes = Buffer.from(parts.sealed, 'base64url');
  const opening = createDecipheriv(CIPHER, sealing, Buffer.from(parts.iv, 'base64url'), { authTagLength: TAG_LENGTH });
  opening.setAAD(boundTo(id, place));
  opening.setAuthTag(bytes.subarray(-TAG_LENGTH));
  return Buffer.concat([opening.update(bytes.subarray(0, -TAG_LENGTH)), opening.final()]).toString('utf8');
}

const indexWith = ({ indexing }: DerivedKey, purpose: IndexPurpose, text: string) =>
  createHmac('sha256', indexing)
    .update(JSON.stringify([purpose, text]))
    .digest('hex');

/**
 * Seals personal data with AES-256-GCM and makes keyed hashes of it with HMAC-SHA-256.
 * @param keys of 32 bytes each: the first seals, all open.
 */
export function makeKeyring([first, ...others]: readonly [Buffer, ...Buffer[]]): Keyring {
  const inUse = derive(first);
  const all = [inUse, ...others.map(derive)];
  return {
    keyId: inUse.id,

    seal(text, place) {
      const iv = randomBytes(IV_LENGTH);
      const sealing = createCipheriv(CIPHER, inUse.sealing, iv, { authTagLength: TAG_LENGTH });
      sealing.setAAD(boundTo(inUse.id, place));
      const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()]);
      return [VERSION, inUse.id, iv.toString('base64url'), sealed.toString('base64url')].join('.');
    },

    open(text, place) {
      const [version, id, iv = '', sealed = ''] = text.split('.');
      const key = all.find((one) => one.id === id);
      if (version !== VERSION || !key) {
        throw new SealError(
          `The ${place.field} of ${place.requestType} ${place.idempotencyKey} was sealed with the key ${id}, which is not in LEAD_KEY. Add it there, after the key in use.`,
        );
      }
      try {
        return decipher(key, { iv, sealed }, place);
      } catch (cause) {
        throw new SealError(
          `The ${place.field} of ${place.requestType} ${place.idempotencyKey} cannot be opened: it is not what was sealed there. Put it back from a backup.`,
          { cause },
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
