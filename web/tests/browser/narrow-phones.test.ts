import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { openBrowser } from '../fixtures/browser.ts';
import { templates } from '../fixtures/site.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** What of a page's header covers something else of it, or is off the screen. */
const crowded = (page: Page) =>
  page.locator('.site-header').evaluate((header) => {
    const boxes = [...header.querySelectorAll('.name, .narrow summary')].map((one) => one.getBoundingClientRect());
    const [name, menu] = boxes;
    if (!name || !menu) return ['The header has no name or no menu.'];
    const overlap =
      name.right > menu.left && name.left < menu.right && name.bottom > menu.top && name.top < menu.bottom;
    const isOff = boxes.some(({ left, right }) => left < 0 || right > innerWidth);
    return [...(overlap ? ['The name overlaps the menu.'] : []), ...(isOff ? ['The header leaves the screen.'] : [])];
  });

/** Links and buttons that are cut off by the side of the screen. Tables scroll on their own. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('a, button, summary, input:not([type="hidden"])')].flatMap((control) => {
      const { left, right, width } = control.getBoundingClientRect();
      const isPlaced = width > 1 && !control.closest('.table') && control.checkVisibility();
      return isPlaced && (left < -1 || right > innerWidth + 1) ? [control.outerHTML] : [];
    }),
  );

describe.each([
  { width: 320, size: '100%' },
  { width: 360, size: '130%' },
  { width: 320, size: '200%' },
])('at $width pixels, with text at $size', ({ width, size }) => {
  test.each(Object.entries(templates))(
    '%s scrolls only downward, and its header and buttons are whole',
    async (_, path) => {
      const page = await browser.newPage({ viewport: { width, height: 640 } });
      await page.goto(stack.siteUrl + path);
      await page.addStyleTag({ content: `html { font-size: ${size} }` });
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await overflow()).toBe(0);
      expect(await crowded(page)).toEqual([]);
      expect(await cutOff(page)).toEqual([]);
      await page.locator('.site-header summary').click();
      expect(await overflow()).toBe(0);
      await page.close();
    },
  );
});
