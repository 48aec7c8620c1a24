import { Secret, TOTP } from 'otpauth';
import { expect, test } from 'vitest';
import {
  appUri,
  hashRecoveryCodes,
  makeRecoveryCodes,
  makeSecret,
  matchRecoveryCode,
  stepOf,
} from '../../src/accounts/second-factor/codes.ts';

// RFC 6238, appendix B, cut to six digits.
const secret = Secret.fromLatin1('12345678901234567890').base32;

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('at %i seconds the code is that of the standard', (seconds, code) => {
  expect(stepOf(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30));
});

test('a phone’s clock may be one step off, and no more', () => {
  const at = (seconds: number) => stepOf(secret, '005924', new Date(seconds * 1000));
  const start = 1_234_567_890;
  expect([at(start - 30), at(start), at(start + 30 + 29)].map((step) => step && step - start / 30)).toEqual([0, 0, 0]);
  expect([at(start - 31), at(start + 60)]).toEqual([null, null]);
});

test.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦'])('%j is no code', (code) => {
  expect(stepOf(secret, code, new Date())).toBeNull();
});

test('an app that reads the URI shows codes that are taken', () => {
  const uri = appUri(makeSecret(), { email: 'chief@example.com', siteName: 'Sample: Site' });
  const { searchParams } = new URL(uri);
  const [own, now] = [searchParams.get('secret') ?? '', new Date()];
  const code = new TOTP({ secret: Secret.fromBase32(own) }).generate({ timestamp: now.getTime() });
  expect(stepOf(own, code, now)).toBe(Math.floor(now.getTime() / 30_000));
  expect(searchParams.get('issuer')).toBe('Sample  Site');
});

test('each of ten recovery codes is found by its hash, however it is typed', async () => {
  const codes = makeRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  const stored = await hashRecoveryCodes(codes);
  for (const [index, code] of codes.entries())
    expect(await matchRecoveryCode(` ${code.toUpperCase().replace('-', ' ')}`, stored)).toBe(stored.hashes[index]);
  expect(await matchRecoveryCode('aaaaa-aaaaa', stored)).toBeUndefined();
  expect(JSON.stringify(stored)).not.toContain(codes[0]);
});
