import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { templates } from './site.ts';
import { violationsOf } from './violations.ts';

const { siteUrl } = inject('stack');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  describe.each([360, 1280])('at %i pixels', (width) => {
    test.each(Object.entries(templates))(
      '%s has no violation that axe finds, and does not scroll sideways',
      async (_, path) => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
        const page = await context.newPage();
        await page.goto(siteUrl + path);
        expect(await violationsOf(page)).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        ).toBe(0);
        await context.close();
      },
    );
  });
});
