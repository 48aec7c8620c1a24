import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeKeyring, readKeys, SealError } from '../../src/platform/encryption/keyring.ts';

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const keyring = makeKeyring([oldKey]);
const place = { requestType: 'callback-request', idempotencyKey: 'a', field: 'phone' };
const NUMBER = '+12055550123';

test('any text comes back as it was sealed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const sealed = keyring.seal(text, place);
      expect(keyring.open(sealed, place)).toBe(text);
      expect(sealed).toMatch(/^1\.[\da-f]{8}\.[\w-]{16}\.[\w-]{22,}$/);
    }),
  );
});

test('the same text is sealed otherwise each time, and shows in none', () => {
  const sealed = [keyring.seal(NUMBER, place), keyring.seal(NUMBER, place)];
  expect(new Set(sealed).size).toBe(2);
  for (const one of sealed) expect(one).not.toContain('2055550123');
});

test('another key opens nothing, and the message says which key is missing', () => {
  const sealed = keyring.seal(NUMBER, place);
  const [, keyId] = sealed.split('.');
  const open = () => makeKeyring([newKey]).open(sealed, place);
  expect(open).toThrow(SealError);
  expect(open).toThrow(`was sealed with the key ${keyId}, which is not in LEAD_KEY`);
});

test('whatever is changed in a sealed text, it opens no more', () => {
  const sealed = keyring.seal(NUMBER, place);
  for (const [index, letter] of [...sealed].entries()) {
    const changed = `${sealed.slice(0, index)}${letter === 'A' ? 'Q' : 'A'}${sealed.slice(index + 1)}`;
    expect(() => keyring.open(changed, place), changed).toThrow(SealError);
  }
  for (const other of ['', '1', '1...', sealed.slice(0, -1), sealed.slice(0, 40), NUMBER])
    expect(() => keyring.open(other, place), other).toThrow(SealError);
});

test.each([
  ['another request', { ...place, idempotencyKey: 'b' }],
  ['another field', { ...place, field: 'name' }],
  ['another kind of request', { ...place, requestType: 'guide-download' }],
])('moved to %s, a sealed text does not open', (_, other) => {
  expect(() => keyring.open(keyring.seal(NUMBER, place), other)).toThrow(SealError);
});

test('after a rotation the new key seals, the old one still opens, and both find', () => {
  const rotated = makeKeyring([newKey, oldKey]);
  expect(rotated.open(keyring.seal(NUMBER, place), place)).toBe(NUMBER);
  expect(() => keyring.open(rotated.seal(NUMBER, place), place)).toThrow(SealError);
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
