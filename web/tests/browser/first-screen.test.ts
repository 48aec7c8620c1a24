import { crowdedScreens, type Edge, type EdgeText, heightOn, screens } from '@patient-press/shared/banner-space';
import type { Page } from '@playwright/test';
import pg from 'pg';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { lookAtScreen } from '../../bench/pages/advertising.ts';
import { measurePages } from '../../bench/pages/pages.ts';
import { judge } from '../../bench/pages/table.ts';
import { expectOn } from '../fixtures/browser.ts';
import { open, publishedBanner, reader, revisionOf, url } from '../fixtures/open-pages.ts';
import { untilLive } from '../fixtures/press.ts';

const label = 'Attorney advertising';
/** As in the demo, whose sponsor the banners here have. */
const sponsor = 'Sample Law Firm, LLP (an invented firm)';
const edges: readonly Edge[] = ['top-bar', 'sticky-mobile'];
const slot = (page: Page, edge: Edge) => page.locator(`[data-cta="${edge}"]`);
const banner = (page: Page, edge: Edge) => page.locator(`[data-cta="${edge}"] > aside`);
const action = (text: string) => ({ kind: 'link', label: text, url: '/about/' });

/** Of all machines the same, and about as wide as phones’ own: the site brings them. */
const letters = ':root { --font-sans: "Source Serif" }';

/** As many words as a banner may have. */
function longestText(edge: Edge, labels: string[]): EdgeText {
  const buttons = labels.map(action);
  const words =
    'Were you or someone in your family near asbestos at work or at home in the last forty years or so'.split(' ');
  const text = (count: number): EdgeText => ({ label, sponsor, buttons, message: words.slice(0, count).join(' ') });
  const count = words.findLastIndex((_, index) => crowdedScreens(edge, text(index)).length === 0);
  return text(count);
}

test('on every template, banners leave a phone’s first screen to the page and its headline', async () => {
  await untilLive(stack);
  const missed = judge(await measurePages(stack.siteUrl)).filter(({ pass }) => !pass);
  // Letters that come late on a busy machine move a headline by three pixels: that is for `bench pages` to measure.
  expect(missed.filter(({ what }) => !what.startsWith('layout shift'))).toEqual([]);
});

describe('with the longest text allowed', () => {
  const texts = {
    'top-bar': longestText('top-bar', ['Get the free guide', 'Read on']),
    'sticky-mobile': longestText('sticky-mobile', ['Read on']),
  };
  const publishBoth = async () => {
    for (const edge of edges) {
      const { message, buttons } = texts[edge];
      await publishedBanner({ placement: edge, message, actions: buttons });
    }
    await untilLive(stack);
  };

  test.each(screens)(
    'a banner takes its share of $width × $height at most, cut off nowhere, one at a time',
    async (screen) => {
      await publishBoth();
      const page = await open(await reader({ viewport: screen }));
      await page.addStyleTag({ content: letters });
      await page.evaluate(() => document.fonts.ready);
      for (const edge of edges) {
        await banner(page, edge).getByText(texts[edge].message).waitFor({ state: 'attached' });
        const [height, whole] = await banner(page, edge).evaluate((one) => [one.clientHeight, one.scrollHeight]);
        expect(height, edge).toBeLessThanOrEqual(Math.ceil(screen.limit));
        expect(whole, edge).toBe(height);
        expect(heightOn(screen, edge, texts[edge]), edge).toBeGreaterThanOrEqual(Number(height));
      }
      const seen = new Set<string>();
      const end = await page.evaluate(() => document.documentElement.scrollHeight);
      for (const top of [0, 40, 80, 120, 160, 200, 260, 320, 400, 600, end]) {
        await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top);
        const shown = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('[data-cta]')].flatMap(({ dataset, firstElementChild }) => {
            const { top = 0, bottom = 0 } = firstElementChild?.getBoundingClientRect() ?? {};
            return dataset.cta !== 'article-end' && bottom > 0 && top < innerHeight ? [dataset.cta] : [];
          }),
        );
        expect(shown.length, `at ${top}`).toBeLessThanOrEqual(1);
        for (const edge of shown) seen.add(String(edge));
      }
      expect([...seen].sort()).toEqual([...edges].sort());
    },
  );
});

test('a word longer than the screen is broken, and the button that closes the banner stays on the screen', async () => {
  const message = `Asbestos${'o'.repeat(25)}`;
  await publishedBanner({ message });
  await untilLive(stack);
  const page = await open(await reader({ viewport: { width: 320, height: 568 } }));
  await banner(page, 'top-bar').getByText(message).waitFor();
  expect(await lookAtScreen(page)).toMatchObject({ overflow: 0, showsHeadline: true });
  const close = banner(page, 'top-bar').getByRole('button', { name: `Close: ${label}` });
  expect((await close.boundingBox())?.x).toBeLessThan(320 - 40);
});

test('a banner that was published before there was a limit stays live, within its share of the screen', async () => {
  const message = 'Asbestos'.repeat(18).slice(0, 148);
  const old = await publishedBanner();
  const before = revisionOf(old);
  const database = new pg.Client({ connectionString: stack.databaseUrl });
  await database.connect();
  await database.query('update cta_banners set message = $1 where document_id = $2', [message, old.documentId]);
  await database.end();
  await vi.waitUntil(() => ![before, undefined].includes(revisionOf(old)), { timeout: 60_000, interval: 10 });
  await untilLive(stack);
  const page = await open(await reader({ viewport: { width: 320, height: 568 } }));
  await banner(page, 'top-bar').getByText(message).waitFor();
  const screen = await lookAtScreen(page);
  expect(screen).toMatchObject({ overflow: 0, showsHeadline: true });
  expect(screen.advertising).toBeLessThanOrEqual(0.3);
  // All of it can be read, and it can still be closed.
  await banner(page, 'top-bar').getByRole('link', { name: 'Read on' }).scrollIntoViewIfNeeded();
  await expectOn(banner(page, 'top-bar').getByRole('link', { name: 'Read on' })).toBeInViewport({ ratio: 0.9 });
  await banner(page, 'top-bar')
    .getByRole('button', { name: `Close: ${label}` })
    .click();
  await expectOn(slot(page, 'top-bar')).toBeEmpty();
});

test('with letters twice as large, the page still has three quarters of the screen, and the banner scrolls', async () => {
  await publishedBanner();
  await untilLive(stack);
  const page = await open(await reader({ viewport: { width: 360, height: 640 } }));
  await page.addStyleTag({ content: 'html { font-size: 200% }' });
  const [height, whole] = await banner(page, 'top-bar').evaluate((one) => [one.clientHeight, one.scrollHeight]);
  expect(height).toBeLessThanOrEqual(160);
  expect(whole).toBeGreaterThan(Number(height));
  await banner(page, 'top-bar').getByRole('link', { name: 'Read on' }).focus();
  const box = await banner(page, 'top-bar').getByRole('link', { name: 'Read on' }).boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(161);
});

describe('of two banners of one sponsor, closing one closes both', () => {
  const viewport = { width: 360, height: 640 };
  beforeAll(() => vi.setConfig({ testTimeout: 300_000 }));

  test.each(edges)('by its button: %s', async (edge) => {
    for (const placement of edges) await publishedBanner({ placement });
    await untilLive(stack);
    const page = await open(await reader({ viewport }));
    await banner(page, edge)
      .getByRole('button', { name: `Close: ${label}` })
      .click();
    for (const one of edges) expect(await slot(page, one).textContent()).toBe('');
    await page.reload();
    for (const one of edges) expect(await slot(page, one).textContent()).toBe('');
  });

  test('without script', async () => {
    for (const placement of edges) await publishedBanner({ placement });
    await untilLive(stack);
    const page = await (await reader({ viewport, javaScriptEnabled: false })).newPage();
    await page.goto(url);
    await banner(page, 'top-bar')
      .getByRole('checkbox', { name: `Close: ${label}` })
      .check({ force: true });
    for (const one of edges) await expectOn(banner(page, one)).toBeHidden();
  });
});
