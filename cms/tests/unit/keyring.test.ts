import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DecryptionError, makeKeyring, readKeys } from '../../src/platform/encryption/keyring.ts';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const keyring = makeKeyring([oldKey]);
const context = { requestType: 'callback-request', idempotencyKey: 'a', field: 'phone' };
const NUMBER = '+12055550123';

test('any text is decrypted to what was encrypted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const encrypted = keyring.encrypt(text, context);
      expect(keyring.decrypt(encrypted, context)).toBe(text);
      expect(encrypted).toMatch(/^1\.[\da-f]{8}\.[\w-]{16}\.[\w-]{22,}$/);
    }),
  );
});

test('the same text is encrypted differently each time, and never shows', () => {
  const encrypted = [keyring.encrypt(NUMBER, context), keyring.encrypt(NUMBER, context)];
  expect(new Set(encrypted).size).toBe(2);
  for (const one of encrypted) expect(one).not.toContain('2055550123');
});

test('another key opens nothing, and the message says which key is missing', () => {
  const encrypted = keyring.encrypt(NUMBER, context);
  const [, keyId] = encrypted.split('.');
  const decrypt = () => makeKeyring([newKey]).decrypt(encrypted, context);
  expect(decrypt).toThrow(DecryptionError);
  expect(decrypt).toThrow(`was encrypted with the key ${keyId}, which is not in LEAD_KEY`);
});

test('an encrypted text that was changed in any way can’t be decrypted', () => {
  const encrypted = keyring.encrypt(NUMBER, context);
  for (const [index, letter] of [...encrypted].entries()) {
    const changed = `${encrypted.slice(0, index)}${letter === 'A' ? 'Q' : 'A'}${encrypted.slice(index + 1)}`;
    expect(() => keyring.decrypt(changed, context), changed).toThrow(DecryptionError);
  }
  for (const other of ['', '1', '1...', encrypted.slice(0, -1), encrypted.slice(0, 40), NUMBER])
    expect(() => keyring.decrypt(other, context), other).toThrow(DecryptionError);
});

test.each([
  ['another request', { ...context, idempotencyKey: 'b' }],
  ['another field', { ...context, field: 'name' }],
  ['another kind of request', { ...context, requestType: 'guide-download' }],
])('an encrypted text moved to %s can’t be decrypted', (_, other) => {
  expect(() => keyring.decrypt(keyring.encrypt(NUMBER, context), other)).toThrow(DecryptionError);
});

test('after a rotation the new key encrypts, the old one still decrypts, and both find', () => {
  const rotated = makeKeyring([newKey, oldKey]);
  expect(rotated.decrypt(keyring.encrypt(NUMBER, context), context)).toBe(NUMBER);
  expect(() => keyring.decrypt(rotated.encrypt(NUMBER, context), context)).toThrow(DecryptionError);
  expect(rotated.indexes('phone', NUMBER)).toEqual([
    makeKeyring([newKey]).index('phone', NUMBER),
    keyring.index('phone', NUMBER),
  ]);
  expect(rotated.index('phone', NUMBER)).toBe(rotated.indexes('phone', NUMBER)[0]);
});

test('a keyed hash is the same each time, another for another text, purpose or key, and fits its column', () => {
  const hash = keyring.index('phone', NUMBER);
  expect(hash).toMatch(/^[\da-f]{64}$/);
  expect(keyring.index('phone', NUMBER)).toBe(hash);
  const others = [
    keyring.index('phone', `${NUMBER}4`),
    keyring.index('address', NUMBER),
    makeKeyring([newKey]).index('phone', NUMBER),
  ];
  expect(new Set([hash, ...others]).size).toBe(4);
});

test.each(['hex', 'base64', 'base64url'] as const)('keys are read in %s', (encoding) => {
  expect(readKeys(`${newKey.toString(encoding)}, ${oldKey.toString(encoding)}`)).toEqual([newKey, oldKey]);
});
test.each(['', 'short', `${'ab'.repeat(32)},`, 'ab'.repeat(31), `${'ab'.repeat(32)};${'cd'.repeat(32)}`])(
  '“%s” is no list of keys',
  (list) => {
    expect(readKeys(list)).toBeNull();
  },
);
