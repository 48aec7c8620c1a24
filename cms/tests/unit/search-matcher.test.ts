import { describe, expect, test } from 'vitest';
import '../fixtures/no-stack-environment.ts';
import { searchMatcher } from '../../src/inbox/search-matcher.ts';
import type { Contact } from '../../src/requests/stored-request.ts';

const zoe: Contact = {
  name: 'Zoë Müller-Sample',
  email: 'Zoe.Sample+guides@xn--bcher-kva.example',
  phone: '+12125550188;ext=5',
};
const london: Contact = { name: null, email: null, phone: '+442071838750' };

const finds = (typed: string, contact: Contact = zoe) => searchMatcher(typed)?.matches(contact) ?? null;

describe('a part of what a reader gave finds them', () => {
  test.each([
    ['a first name without its accent', 'zoe'],
    ['a name in capitals', 'MÜLLER'],
    ['a part from the middle of a name', 'ulle'],
    ['the words of a name in another order', 'sample, zoë'],
    ['a name written with combining marks', 'Mu\u0308ller'],
    ['the part before the @', 'zoe.sample'],
    ['a tag', '+guides'],
    ['the domain as people read it', '@bücher'],
    ['the domain as mail servers read it', 'xn--bcher'],
    ['the last digits of a number', '0188'],
    ['a number with spaces', '212 555 01'],
    ['a number with dots', '212.555.0188'],
    ['a number with brackets', '(212) 555-0188'],
    ['a number with its country', '+1 212-555'],
    ['a number as it is dialed from abroad', '00 1 212 555 0188'],
    ['a number with an extension', '212-555-0188 ext. 5'],
    ['a name and the last digits of a number', 'zoe 0188'],
  ])('%s: %s', (_, typed) => {
    expect(finds(typed)).toBe(true);
  });

  test('also a number abroad, as it is dialed there', () => {
    for (const typed of ['020 7183 8750', '7183 87', '0044 20 7183']) expect(finds(typed, london)).toBe(true);
  });
});

describe('and no one else', () => {
  test.each(['zoe smith', 'grace', 'zoe.sample@example', '0189', '212 555 0189', 'ext', '@example.org'])(
    '%s',
    (typed) => {
      expect(finds(typed)).toBe(false);
    },
  );

  test('an extension is no part of a number', () => {
    expect(finds('01885')).toBe(false);
  });

  test('what would match nearly everyone is no search', () => {
    for (const typed of ['', ' ', 'z', '@', '12', '+1', '--', '.'])
      expect([typed, finds(typed)]).toEqual([typed, null]);
  });

  test('a request that gives nothing is not found', () => {
    for (const typed of ['zoe', '0188']) expect(finds(typed, { name: '', email: '', phone: '' })).toBe(false);
  });
});

test('only what a search looks at is decrypted', () => {
  expect(searchMatcher('zoe')?.fields.toSorted()).toEqual(['email', 'name']);
  expect(searchMatcher('(212) 555')?.fields.toSorted()).toEqual(['email', 'phone']);
});
