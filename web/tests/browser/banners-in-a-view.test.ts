import { describe, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { checked, open, publishedBanner, reader, topBar } from '../fixtures/open-pages.ts';
import { untilLive } from '../fixtures/press.ts';

describe('closing a banner', () => {
  test('by keyboard puts the focus back, and lasts as long as the tab', async () => {
    const context = await reader();
    const page = await open(context);
    const home = page.getByRole('banner').getByRole('link', { name: 'Mesothelioma Report' });
    await home.focus();
    await page.keyboard.press('Shift+Tab');
    const close = topBar(page).getByRole('button', { name: 'Close: Attorney advertising' });
    expect(await close.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await topBar(page).textContent()).toBe('');
    expect(await home.evaluate((link) => link === document.activeElement)).toBe(true);
    await checked(page);
    expect(await topBar(page).textContent()).toBe('');
    await page.goto(`${stack.siteUrl}/about/`);
    expect(await topBar(page).textContent()).toBe('');
    const other = await open(context);
    expect(await topBar(other).textContent()).toContain('Was it asbestos?');
  });
});

describe('variants', () => {
  test('are drawn again for each view, in the proportion of their weights, before anything is painted', async () => {
    const variant = (key: string, weight: number) => ({ key, weight, message: `Variant ${key}` });
    await publishedBanner({ message: 'Variant none', variants: [variant('a', 3), variant('b', 1), variant('off', 0)] });
    await untilLive(stack);
    const page = await open(await reader());
    const drawn: Record<string, number> = {};
    for (let view = 0; view < 60; view += 1) {
      await page.reload({ waitUntil: 'domcontentloaded' });
      const shown = await topBar(page).locator('aside').getAttribute('data-variant');
      drawn[String(shown)] = (drawn[String(shown)] ?? 0) + 1;
      expect(await topBar(page).locator('aside').count()).toBe(1);
    }
    // 60 views at 3 : 1, with less than one in ten thousand for each bound.
    expect(Object.keys(drawn).sort()).toEqual(['a', 'b']);
    expect(drawn.b).toBeLessThan(30);
  });
});

test('on a phone, what has the focus is never behind the banner at the bottom', async () => {
  const page = await (await reader({ viewport: { width: 360, height: 640 } })).newPage();
  await page.goto(`${stack.siteUrl}/topics/treatment/`);
  const sticky = page.locator('[data-cta="sticky-mobile"] > aside');
  await sticky.waitFor();
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      if (!activeElement || activeElement === document.body) return null;
      const { top, bottom } = activeElement.getBoundingClientRect();
      return { top, bottom, isInSticky: activeElement.closest('[data-cta="sticky-mobile"]') !== null };
    });
  const covered = await sticky.evaluate((banner) => banner.getBoundingClientRect().top);
  let stops = 0;
  for (;;) {
    await page.keyboard.press('Tab');
    const place = await focused();
    if (!place || place.isInSticky) break;
    stops += 1;
    // The browser scrolls to what has the focus in its own time.
    await vi.waitUntil(async () => Number((await focused())?.bottom) <= covered + 1, { timeout: 30_000, interval: 20 });
  }
  expect(stops).toBeGreaterThan(20);
});

test('without script, the banner is there, and nothing that only a script could do', async () => {
  const page = await open(await reader({ javaScriptEnabled: false }));
  await topBar(page).getByText('Was it asbestos?').waitFor();
  expect(await page.locator('[data-close]:visible').count()).toBe(0);
});
