import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CitationMark,
  escapeCitationMarks,
  formatCitationMark,
  isCiteKey,
  splitCitationMarks,
  unreadableMarks,
} from '../../src/citation-marks.ts';

const one = (key: string, place: string | null = null): CitationMark => ({ items: [{ key, place }] });

test.each<[string, ReturnType<typeof splitCitationMarks>]>([
  ['Cells send vesicles [@nakano2018].', ['Cells send vesicles ', one('nakano2018'), '.']],
  ['[@nakano2018, table 2]', [one('nakano2018', 'table 2')]],
  [
    'Twice [@nakano2018, table 2; @uab2018][@who2020]',
    [
      'Twice ',
      {
        items: [
          { key: 'nakano2018', place: 'table 2' },
          { key: 'uab2018', place: null },
        ],
      },
      one('who2020'),
    ],
  ],
  ['[@a,  pp. 3–5,\n and 7 ]', [one('a', 'pp. 3–5, and 7')]],
  ['[@a, ]', [one('a')]],
  ['[@a.b:c/d]', [one('a.b:c/d')]],
  ['\\[@nakano2018] stays as typed', ['[@nakano2018] stays as typed']],
  ['[1] and [1,3] are plain text', ['[1] and [1,3] are plain text']],
  ['[see @nakano2018] and @nakano2018', ['[see @nakano2018] and @nakano2018']],
  ['', ['']],
])('%j is read as text and marks', (text, pieces) => {
  expect(splitCitationMarks(text)).toEqual(pieces);
});

test.each([
  '[@]',
  '[@nakano2018',
  '[@nakano2018.]',
  '[@nakano 2018]',
  '[@nakano2018;]',
  '[@nakano2018; uab2018]',
  '[@müller2018]',
  '[@a, see [2]]',
])('%s is no mark: it stays text, and is reported', (text) => {
  expect(splitCitationMarks(text)).toEqual([text]);
  expect(unreadableMarks(`Before ${text}`)).toHaveLength(1);
});

test('marks that can be read, and those printed as typed, are not reported', () => {
  expect(unreadableMarks('[@a] \\[@b [1] [@c, p. 4; @d]')).toEqual([]);
  expect(unreadableMarks(`[@${'x '.repeat(99)}`)).toEqual([`[@${'x '.repeat(99)}`.slice(0, 39)]);
});

const first = fc.constantFrom(...'abcXYZ019_');
const inner = fc.constantFrom(...'abcXYZ019_:.#$%&+?<>~/-');
const key = fc
  .tuple(first, fc.option(fc.tuple(fc.array(inner, { maxLength: 20 }), first)))
  .map(([start, rest]) => start + (rest ? rest[0].join('') + rest[1] : ''));
const place = fc
  .string({ minLength: 1, maxLength: 30 })
  .filter((text) => !/[[\];]/.test(text) && text.trim() !== '')
  .map((text) => text.trim().replaceAll(/\s+/g, ' '));
const mark = fc
  .array(fc.record({ key, place: fc.option(place) }), { minLength: 1, maxLength: 4 })
  .map((items): CitationMark => ({ items }));

test('a mark that was formatted is read as itself, wherever it is in a text', () => {
  fc.assert(
    fc.property(mark, fc.string(), fc.string(), (made, before, after) => {
      const [opening, closing] = [escapeCitationMarks(before).replace(/\\+$/, ''), escapeCitationMarks(after)];
      const pieces = splitCitationMarks(opening + formatCitationMark(made) + closing);
      expect(pieces.filter((piece) => typeof piece !== 'string')).toEqual([made]);
      expect(made.items.every(({ key }) => isCiteKey(key))).toBe(true);
    }),
  );
});

test('a place with brackets or semicolons still makes a mark that can be read', () => {
  fc.assert(
    fc.property(key, fc.string({ minLength: 1 }), (key, place) => {
      const [piece] = splitCitationMarks(formatCitationMark(one(key, place)));
      expect(piece).toMatchObject({ items: [{ key }] });
    }),
  );
});

test('escaped text has no marks and is printed as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('[@', '[@a]', '\\', '[', '@')), { maxLength: 8 }),
      (parts) => {
        const text = parts.join('');
        expect(splitCitationMarks(escapeCitationMarks(text)).join('')).toBe(text);
        expect(unreadableMarks(escapeCitationMarks(text))).toEqual([]);
      },
    ),
  );
});

test('ten thousand unfinished marks are read in no time', () => {
  const text = '[@a, b;'.repeat(10_000);
  const start = performance.now();
  expect(splitCitationMarks(text)).toEqual([text]);
  expect(performance.now() - start).toBeLessThan(500);
});
