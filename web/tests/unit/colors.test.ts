import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { colorsCss, colorsFile } from '../../../.run/write-colors.ts';

test('the style sheet has the colors of shared/src/site-colors.ts', () => {
  const written = readFileSync(colorsFile, 'utf8');
  expect(written, 'web/src/styles/colors.css is out of date: run `pnpm colors`').toBe(colorsCss());
});
