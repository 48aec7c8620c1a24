import { expect, test } from 'vitest';
import { contrast, isColor } from '../../src/contrast.ts';

// The first four from https://webaim.org/resources/contrastchecker/
test.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#FFFFFF', 4.54],
  ['#0000ff', '#ffffff', 8.59],
  ['#123a5c', '#123a5c', 1],
])('%s on %s has a contrast of %d, either way round', (a, b, ratio) => {
  expect(contrast(a, b)).toBeCloseTo(ratio, 2);
  expect(contrast(b, a)).toBe(contrast(a, b));
});

test.each([
  ['#123a5c', true],
  ['#ABCDEF', true],
  ['#fff', false],
  ['123a5c', false],
  ['#12345g', false],
  ['red', false],
  ['', false],
])('“%s” is a color: %s', (text, is) => {
  expect(isColor(text)).toBe(is);
});
