import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitCitationMarks } from '../../src/citation-marks.ts';

test.each([
  ['Cells send vesicles [1].', ['Cells send vesicles ', [1], '.']],
  ['Seen twice [1,3][2]', ['Seen twice ', [1, 3], [2]]],
  ['With a space [1, 3]', ['With a space ', [1, 3]]],
  ['\\[1] stays as typed', ['[1] stays as typed']],
  ['An array a[i] and [see below] are none', ['An array a[i] and [see below] are none']],
  ['', ['']],
])('%s', (text, pieces) => {
  expect(splitCitationMarks(text)).toEqual(pieces);
});

test('text without digits in brackets comes back whole', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !/\[\d/.test(text)),
      (text) => {
        expect(splitCitationMarks(text)).toEqual([text]);
      },
    ),
  );
});
