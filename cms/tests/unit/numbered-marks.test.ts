import { splitCitationMarks } from '@patient-press/shared/citation-marks';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citeByKey, mapRichText, withoutBackslashes } from '../../src/citations/migrations/numbered-marks.ts';

const keys = ['nakano2018', 'uab2018', null];

test.each([
  ['Cells send vesicles [1].', 'Cells send vesicles [@nakano2018].'],
  ['Seen twice [1, 2][2]', 'Seen twice [@nakano2018; @uab2018][@uab2018]'],
  ['Printed as typed: \\[1]', 'Printed as typed: [1]'],
  ['Past the last source [4], number 0 [0], and [1,4]', 'Past the last source [4], number 0 [0], and [1,4]'],
  ['An entry without a source [3]', 'An entry without a source [3]'],
  ['Never a mark: [@nakano2018]', 'Never a mark: \\[@nakano2018]'],
  ['The year [2018] and [see below]', 'The year [2018] and [see below]'],
])('%j by number is %j by key', (text, converted) => {
  expect(citeByKey(text, keys)).toBe(converted);
});

test('whatever a text says, readers see the same words, and each mark cites the source that it cited', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom('[1]', '[2,1]', '\\[1]', '[9]', '[@', '[@uab2018]', '\\'));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const text = parts.join('');
      const before = text
        .replaceAll(/(\\?)\[([\d\s,]+)\]/g, (typed, backslash) => (backslash ? typed.slice(1) : typed))
        .replaceAll('[1]', '<a>');
      const after = splitCitationMarks(citeByKey(text, ['a']))
        .map((piece) => (typeof piece === 'string' ? piece : `<${piece.items.map(({ key }) => key)}>`))
        .join('');
      // Brackets that were to be printed as typed are taken for marks here, on both sides.
      expect(after.replaceAll('[1]', '<a>')).toBe(before);
    }),
  );
});

test('code is left alone, wherever it is, and so is everything but texts', () => {
  const content = [
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: '[1]', bold: true },
        { type: 'text', text: '[1]', code: true },
      ],
    },
    { type: 'code', children: [{ type: 'text', text: '[1]' }] },
    { type: 'paragraph', children: [{ type: 'link', url: '/[1]/', children: [{ type: 'text', text: '[1]' }] }] },
  ];
  expect(mapRichText(content, (text) => citeByKey(text, keys))).toEqual([
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: '[@nakano2018]', bold: true },
        { type: 'text', text: '[1]', code: true },
      ],
    },
    content[1],
    {
      type: 'paragraph',
      children: [{ type: 'link', url: '/[1]/', children: [{ type: 'text', text: '[@nakano2018]' }] }],
    },
  ]);
});

test('where nothing can be cited, only the backslash goes', () => {
  expect(withoutBackslashes('\\[1] and [1] and \\[x]')).toBe('[1] and [1] and \\[x]');
});
