import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const SALT_LENGTH = 16;
const HASH_LENGTH = 32;

const hash = (secret: string, salt: Buffer) =>
  new Promise<Buffer>((resolve, reject) => {
    scrypt(secret, salt, HASH_LENGTH, (error, key) => (error ? reject(error) : resolve(key)));
  });

/**
 * A salted hash by which a secret is recognized and from which it cannot be computed: `scrypt.<salt>.<hash>`, both in
 * base64url. Slow on purpose, because a secret may be one that a person made up.
 */
export async function makeFingerprint(secret: string): Promise<string> {
  const salt = randomBytes(SALT_LENGTH);
  return ['scrypt', salt.toString('base64url'), (await hash(secret, salt)).toString('base64url')].join('.');
}

/** Whether a fingerprint was made of this secret. */
export async function isFingerprintOf(fingerprint: string, secret: string): Promise<boolean> {
  const [method, salt = '', expected = ''] = fingerprint.split('.');
  const found = await hash(secret, Buffer.from(salt, 'base64url'));
  const wanted = Buffer.from(expected, 'base64url');
  return method === 'scrypt' && wanted.length === HASH_LENGTH && timingSafeEqual(found, wanted);
}
