import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCiteKey } from '../../src/citation-marks.ts';
import { freeCiteKey, makeCiteKey } from '../../src/cite-key.ts';

const by = (family: string, publishedOn: string | null = '2018-06-21', title = 'A study') =>
  makeCiteKey({ title, authorNames: [{ family, organisation: null }, { family: 'Second' }], publishedOn });
const from = (organisation: string) =>
  makeCiteKey({ title: 'A report', authorNames: [{ organisation }], publishedOn: '2018' });
const titled = (title: string, publishedOn: string | null = '2018') =>
  makeCiteKey({ title, authorNames: [], publishedOn });

test.each([
  [by('Nakano'), 'nakano2018'],
  [by('Müller'), 'mueller2018'],
  [by('Ørsted-Ångström'), 'orstedangstroem2018'],
  [by('O’Reilly'), 'oreilly2018'],
  [by('van der Berg'), 'vanderberg2018'],
  [by('Łukasiewicz'), 'lukasiewicz2018'],
  [by('Иванов'), 'ivanov2018'],
  [by('Papadopoulou', null), 'papadopoulou'],
  [from('University of Alabama at Birmingham'), 'uab2018'],
  [from('World Health Organization'), 'who2018'],
  [from('The Mayo Clinic'), 'mayoclinic2018'],
  [titled('The asbestos years'), 'asbestos2018'],
  [titled('1,000 days of asbestos'), 'days2018'],
  [by('中野'), 'study2018'],
  [titled('石綿', null), 'source'],
])('%s', (made, expected) => {
  expect(made).toBe(expected);
});

test('works of one author and year get letters in the order in which they come', () => {
  const taken = new Set<string>();
  const keys = Array.from({ length: 29 }, () => {
    const key = freeCiteKey('nakano2018', taken);
    taken.add(key);
    return key;
  });
  expect(keys.slice(0, 3)).toEqual(['nakano2018', 'nakano2018a', 'nakano2018b']);
  expect(keys.slice(26)).toEqual(['nakano2018z', 'nakano2018aa', 'nakano2018ab']);
  expect(freeCiteKey('nakano', new Set(['nakano']))).toBe('nakano-a');
});

test('whatever a work is called, its key can be cited and is lowercase ASCII', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('Ünïçödé', '2020', '--', 'İstanbul'),
  );
  fc.assert(
    fc.property(
      text,
      text,
      text,
      fc.option(fc.constantFrom('1999', '2020-01')),
      (family, organisation, title, publishedOn) => {
        const key = makeCiteKey({ title, authorNames: [{ family, organisation }], publishedOn });
        expect(isCiteKey(key)).toBe(true);
        expect(key).toMatch(/^[a-z0-9]{1,28}$/);
      },
    ),
  );
});
