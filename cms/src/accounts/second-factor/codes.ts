import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Secret, TOTP } from 'otpauth';

/** Seconds: what authenticator apps assume (RFC 6238). */
const PERIOD = 30;
/** Steps that a phone's clock may be off by, either way. */
const DRIFT = 1;
const RECOVERY_CODES = 10;
const RECOVERY_LENGTH = 10;
/** Without the letters and digits that look like others. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

const totpOf = (secret: string, label = '', issuer = '') =>
  new TOTP({ secret: Secret.fromBase32(secret), label, issuer, algorithm: 'SHA1', digits: 6, period: PERIOD });

/** A new secret of 160 bits, as RFC 4226 advises, in base32. */
export const makeSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator app reads from a QR code: otpauth://totp/… */
export const appUri = (secret: string, { email, siteName }: { email: string; siteName: string }): string =>
  // A colon would end the issuer in the label.
  totpOf(secret, email, siteName.replaceAll(':', ' ')).toString();

/** The step of a code of the app, now or a step off; null: it is no code of this secret. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = totpOf(secret).validate({ token, window: DRIFT, timestamp: now.getTime() });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD) + delta;
}

/** Codes for someone who has lost the app, each good once: 49 bits, as `abcde-fghjk`. */
export const makeRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from({ length: RECOVERY_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return `${letters.slice(0, RECOVERY_LENGTH / 2)}-${letters.slice(RECOVERY_LENGTH / 2)}`;
  });

const derive = promisify<string, string, number, Buffer>(scrypt);
const normalized = (code: string) => code.toLowerCase().replaceAll(/[^a-z\d]/g, '');

/** Hashes of recovery codes, in hex: slow to guess even for who reads the database. */
export async function hashRecoveryCodes(codes: readonly string[]): Promise<{ salt: string; hashes: string[] }> {
  const salt = randomBytes(16).toString('hex');
  const hashes = await Promise.all(codes.map((code) => derive(normalized(code), salt, 32)));
  return { salt, hashes: hashes.map((hash) => hash.toString('hex')) };
}

/** Which of the stored hashes a recovery code has; undefined: none. */
export async function matchRecoveryCode(
  code: string,
  { salt, hashes }: { salt: string; hashes: readonly string[] },
): Promise<string | undefined> {
  if (normalized(code).length !== RECOVERY_LENGTH) return undefined;
  const hash = await derive(normalized(code), salt, 32);
  return hashes.find((stored) => timingSafeEqual(Buffer.from(stored, 'hex'), hash));
}
