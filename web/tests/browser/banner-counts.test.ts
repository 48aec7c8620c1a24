import type { BrowserContextOptions, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { sql } from '../../../cms/tests/fixtures/database.ts';
import { openBrowser } from '../fixtures/browser.ts';
import { administrator } from '../fixtures/newsroom.ts';
import { templates } from '../fixtures/site.ts';

const browser = await openBrowser();
const { list } = await administrator.call('GET', `${collection('api::cta-banner.cta-banner')}?pageSize=100`);
const demoBanner = (start: string): Fields =>
  list.find(({ name }) => String(name).startsWith(start)) ?? expect.fail(`The demo has no banner “${start}…”.`);
const top = demoBanner('Top bar: call or chat');
const end = demoBanner('End of articles');

afterAll(() => browser.close());
beforeAll(async () => {
  await sql.query('delete from patient_press_banner_counts');
});

/** The sum over all variants, which the cms writes once a second. */
async function countsOf(banner: Fields): Promise<{ seen: number; clicked: number }> {
  const { rows } = await sql.query(
    'select coalesce(sum(seen), 0)::int as seen, coalesce(sum(clicked), 0)::int as clicked from patient_press_banner_counts where banner = $1',
    [banner.documentId],
  );
  return rows[0];
}
const untilCounted = (banner: Fields, counts: Awaited<ReturnType<typeof countsOf>>) =>
  vi.waitFor(async () => expect(await countsOf(banner)).toEqual(counts), { timeout: 60_000, interval: 20 });

const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

/** A reader, as far as a page can see: automated browsers are not counted. */
async function reader(options: BrowserContextOptions = {}, isDriven = false): Promise<Page> {
  const context = await browser.newContext({ userAgent, viewport: { width: 1280, height: 800 }, ...options });
  if (!isDriven)
    await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }));
  return context.newPage();
}

const open = (page: Page) => page.goto(stack.siteUrl + templates.article);
const beacon = (page: Page) => page.waitForRequest('**/api/cta-events');

describe('a reader who looks at an article', () => {
  let page: Page;
  beforeAll(async () => {
    page = await reader();
  });

  test('has seen the banner above it after a second, and not yet the one at its end', async () => {
    const sent = beacon(page);
    await open(page);
    expect((await sent).headers()).not.toHaveProperty('cookie');
    await untilCounted(top, { seen: 1, clicked: 0 });
    expect(await countsOf(end)).toEqual({ seen: 0, clicked: 0 });
  });

  test('is counted once for going away and coming back on the same page', async () => {
    await page.evaluate(() => scrollTo(0, 3000));
    await page.evaluate(() => scrollTo(0, 0));
    const sent = beacon(page);
    await page.locator('[data-cta="article-end"]').scrollIntoViewIfNeeded();
    expect(JSON.parse((await sent).postData() ?? '').events[0]).toMatchObject({
      kind: 'seen',
      placement: 'article-end',
    });
    await untilCounted(end, { seen: 1, clicked: 0 });
    expect(await countsOf(top)).toEqual({ seen: 1, clicked: 0 });
  });

  test('is counted for following a banner, once', async () => {
    const guide = page.locator('[data-cta="article-end"] a', { hasText: 'Get the free guide' });
    await guide.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
    await guide.click();
    await guide.click();
    await untilCounted(end, { seen: 1, clicked: 1 });
    const [row] = (await sql.query('select * from patient_press_banner_counts where clicked > 0')).rows;
    expect(['time-limits', 'write-it-down']).toContain(row.variant);
    expect(row.placement).toBe('article-end');
  });

  test('is counted again for another view', async () => {
    await open(page);
    await untilCounted(top, { seen: 2, clicked: 0 });
  });
});

test.each<[string, BrowserContextOptions, boolean, (() => void) | undefined]>([
  [
    'who asks not to be tracked (Global Privacy Control)',
    { extraHTTPHeaders: { 'sec-gpc': '1' } },
    false,
    () => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
  ],
  [
    'who asks not to be tracked (Do Not Track)',
    {},
    false,
    () => Object.defineProperty(navigator, 'doNotTrack', { value: '1' }),
  ],
  ['that is a program', {}, true, undefined],
  [
    'that is a robot by its own name',
    { userAgent: 'Googlebot/2.1 (+http://www.google.com/bot.html)' },
    false,
    undefined,
  ],
])('a reader %s is not counted', async (_, options, isDriven, before) => {
  const [topBefore] = [await countsOf(top)];
  const page = await reader(options, isDriven);
  if (before) await page.addInitScript(before);
  await open(page);
  // Later readers are counted after.
  const counted = await reader();
  await counted.clock.install();
  await page.waitForFunction(() => performance.now() > 1500);
  await open(counted);
  await counted.clock.runFor(1500);
  await untilCounted(top, { ...topBefore, seen: topBefore.seen + 1 });
});
