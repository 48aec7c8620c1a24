import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { siteColors } from '../../src/platform/http/site-colors.ts';

/** The site's colors, by name, in one of its two schemes. */
function tokensOf(css: string): Record<string, string> {
  return Object.fromEntries(
    [...css.matchAll(/--color-([a-z-]+): (#[0-9a-f]+);/g)].map(([, name, color]) => [name, color]),
  );
}

test('what readers get from the cms has the colors of the site', () => {
  const css = readFileSync(new URL('../../../web/src/styles/tokens.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = css.split('prefers-color-scheme: dark');
  expect(tokensOf(light)).toMatchObject(siteColors.light);
  expect(tokensOf(dark)).toMatchObject(siteColors.dark);
});
