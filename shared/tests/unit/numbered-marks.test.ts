import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitNumberedMarks } from '../../src/numbered-marks.ts';

test.each([
  ['Cells send vesicles [1].', ['Cells send vesicles ', [1], '.']],
  ['Seen twice [1,3][2]', ['Seen twice ', [1, 3], [2]]],
  ['With a space [1, 3]', ['With a space ', [1, 3]]],
  ['\\[1] stays as typed', ['[1] stays as typed']],
  ['An array a[i] and [see below] are none', ['An array a[i] and [see below] are none']],
  ['', ['']],
])('%s', (text, pieces) => {
  expect(splitNumberedMarks(text)).toEqual(pieces);
});

test('text without digits in brackets comes back whole', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !/\[\d/.test(text)),
      (text) => {
        expect(splitNumberedMarks(text)).toEqual([text]);
      },
    ),
  );
});
