import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalEmail } from '../../src/platform/contact/normal-email.ts';

test.each([
  ['Grace.Example@Example.COM', 'Grace.Example@example.com', 'grace.example@example.com'],
  [' grace+guide@mail.example.co.uk ', 'grace+guide@mail.example.co.uk', 'grace+guide@mail.example.co.uk'],
  ["o'hara_1@example.org", "o'hara_1@example.org", "o'hara_1@example.org"],
  ['grace@münchen.de', 'grace@xn--mnchen-3ya.de', 'grace@xn--mnchen-3ya.de'],
  ['grace@MÜNCHEN.de', 'grace@xn--mnchen-3ya.de', 'grace@xn--mnchen-3ya.de'],
  [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
])('mail to %j goes to %s', (typed, address, index) => {
  expect(normalEmail(typed)).toEqual({ address, index });
});

test.each([
  '',
  'grace',
  'grace@',
  '@example.com',
  'grace@example',
  'grace@@example.com',
  'grace@a@example.com',
  'a@example.com,b@example.com',
  'a@example.com;b@example.com',
  'Grace <grace@example.com>',
  '"grace"@example.com',
  'grace @example.com',
  '.grace@example.com',
  'gra..ce@example.com',
  'grace.@example.com',
  'gräce@example.com',
  'grace@-example.com',
  'grace@exam_ple.com',
  'grace@example..com',
  'grace@example.com.',
  'grace@127.0.0.1',
  'grace@127.1',
  'grace@[127.0.0.1]',
  'grace@exa%6dple.com',
  'grace@example.com/path',
  'grace@printer.local',
  'grace@example.com\r\nBcc: b@example.com',
  'grace\r\n@example.com',
  'grace@exam\0ple.com',
  `${'a'.repeat(65)}@example.com`,
  `grace@${'a'.repeat(64)}.com`,
  `grace@${'a.'.repeat(125)}com`,
])('%j is no address that mail can be sent to', (typed) => {
  expect(normalEmail(typed)).toBeNull();
});

test('whatever is typed, what comes out is one address in ASCII, and stays as it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' }), fc.string()), (typed) => {
      const found = normalEmail(typed);
      if (!found) return;
      expect(found.address).toMatch(/^[!-~]+$/);
      expect(found.address).not.toMatch(/[\s,;<>"()[\]\\:]/);
      expect(found.address.length).toBeLessThanOrEqual(254);
      expect(normalEmail(found.address)).toEqual(found);
    }),
  );
});
