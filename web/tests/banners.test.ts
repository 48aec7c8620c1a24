import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { collection, type Fields } from '../../cms/tests/admin-api.ts';
import { chosen, create, paragraph, publish, word } from '../../cms/tests/samples.ts';
import { openBrowser } from './browser.ts';
import { administrator, pathOf, publishedArticle, TOPIC } from './newsroom.ts';
import { untilLive } from './press.ts';
import { contentsOf } from './site.ts';

const BANNER = 'api::cta-banner.cta-banner';
const stack = inject('stack');
const browser = await openBrowser();
afterAll(() => browser.close());

/** Only its pages show this file's banners. */
const topic = await create(administrator, TOPIC, { name: `Sample topic ${word()}`, slug: word() });
const [sponsor = {}] = (await administrator.call('GET', collection('api::sponsor.sponsor'))).list;

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const day = (days: number) => inSeconds(days * 86_400).slice(0, 10);

const aBanner = (changes: Fields): Fields => ({
  name: 'Sample banner',
  placement: 'top-bar',
  message: `Sample ${word()}.`,
  label: 'Attorney advertising',
  actions: [{ kind: 'link', label: 'Read on', url: '/about/' }],
  sponsor: chosen(sponsor),
  priority: 500,
  topics: chosen(topic),
  approvedBy: 'Sample Attorney',
  approvedOn: day(0),
  approvalEndsOn: day(30),
  ...changes,
});

/** What an open page was told last. */
const listed = (): Fields[] => JSON.parse(readFileSync(join(stack.outDir, '_cta/current.json'), 'utf8')).banners;
const revisionOf = ({ documentId }: Fields) => listed().find((one) => one.documentId === documentId)?.revision;

/** Banners that the next test is not to find. */
const running = new Set<Fields>();

async function publishBanner(banner: Fields): Promise<Fields> {
  const before = revisionOf(banner);
  expect(await publish(administrator, BANNER, banner)).toMatchObject({ status: 200 });
  await vi.waitUntil(() => revisionOf(banner) !== before, { timeout: 10_000, interval: 10 });
  running.add(banner);
  return banner;
}

const publishedBanner = async (changes: Fields = {}): Promise<Fields> =>
  publishBanner(await create(administrator, BANNER, aBanner(changes)));

async function change(banner: Fields, changes: Fields): Promise<void> {
  await administrator.call('PUT', collection(BANNER, banner.documentId), changes);
  await publishBanner(banner);
}

async function takeDown(banner: Fields): Promise<void> {
  running.delete(banner);
  await administrator.call('POST', `${collection(BANNER, banner.documentId)}/actions/unpublish`, {});
  await vi.waitUntil(() => revisionOf(banner) === undefined, { timeout: 10_000, interval: 10 });
}

afterEach(async () => {
  for (const banner of running) await takeDown(banner);
});

let article: Fields;
let url: string;
beforeAll(async () => {
  const texts = Array.from({ length: 30 }, () => paragraph('A sentence that fills a line or two of this page [1].'));
  article = await publishedArticle({ topics: chosen(topic), body: texts });
  url = stack.siteUrl + pathOf(article);
  await untilLive(stack);
});

const contexts: BrowserContext[] = [];
afterAll(async () => {
  for (const context of contexts) await context.close();
});

async function reader(options: Parameters<typeof browser.newContext>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  contexts.push(context);
  return context;
}

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

const topBar = (page: Page) => page.locator('[data-cta="top-bar"]');
/** As when the reader comes back to the page. */
const checkNow = (page: Page) =>
  page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
const checked = async (page: Page) => {
  const answered = page.waitForResponse('**/_cta/current.json');
  await checkNow(page);
  await answered;
};

describe('on a page that is open', () => {
  test('a changed banner takes the place of the old one, without a reload and without moving anything', async () => {
    const banner = await publishedBanner();
    await untilLive(stack);
    const page = await open(await reader());
    await page.evaluate(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await topBar(page).getByText(String(banner.message)).waitFor();
    const message = `Changed ${word()}.`;
    await change(banner, { message });
    await checkNow(page);
    await topBar(page).getByText(message).waitFor();
    expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([]);
    await untilLive(stack);
    expect(readFileSync(join(stack.outDir, pathOf(article), 'index.html'), 'utf8')).toContain(message);
  });

  test('one that needs more room than there is waits until nobody looks there', async () => {
    const banner = await publishedBanner({ message: 'Short.' });
    await untilLive(stack);
    const page = await open(await reader());
    await topBar(page).getByText('Short.').waitFor();
    const detail = 'More actions than fit on a line. '.repeat(4).trim();
    const actions = ['One', 'Two', 'Three'].map((label) => ({
      kind: 'link',
      label: `${label} ${'x'.repeat(30)}`,
      url: '/',
    }));
    await change(banner, { message: detail, actions });
    const height = () => topBar(page).evaluate((slot) => slot.getBoundingClientRect().height);
    const before = await height();
    const fragment = page.waitForResponse((response) =>
      response.url().includes(`/_cta/${String(revisionOf(banner))}/`),
    );
    await checkNow(page);
    await (await fragment).finished();
    await checked(page);
    expect([await height(), await topBar(page).textContent()]).toEqual([before, expect.stringContaining('Short.')]);
    const title = page.getByRole('heading', { level: 2 }).last();
    await title.scrollIntoViewIfNeeded();
    const place = () => title.evaluate((heading) => heading.getBoundingClientRect().top);
    const placeBefore = await place();
    await checked(page);
    await topBar(page).getByText(detail).waitFor({ state: 'attached' });
    expect(await height()).toBeGreaterThan(before);
    expect(Math.abs((await place()) - placeBefore)).toBeLessThan(1);
  });

  test('a banner stops to the second, and what runs then takes its place', async () => {
    const banner = await publishedBanner({ endsAt: inSeconds(10) });
    await untilLive(stack);
    const page = await open(await reader());
    await topBar(page).getByText(String(banner.message)).waitFor();
    await topBar(page).getByText(String(banner.message)).waitFor({ state: 'detached' });
    const late = Date.now() - Date.parse(String(banner.endsAt));
    expect(late).toBeGreaterThan(-50);
    expect(late).toBeLessThan(1000);
    await topBar(page).getByText('Was it asbestos?').waitFor();
  });

  test('a banner begins to the second', async () => {
    const banner = await publishedBanner({ startsAt: inSeconds(8) });
    const page = await open(await reader());
    await topBar(page).getByText('Was it asbestos?').waitFor();
    await topBar(page).getByText(String(banner.message)).waitFor();
    const late = Date.now() - Date.parse(String(banner.startsAt));
    expect(late).toBeGreaterThan(-50);
    expect(late).toBeLessThan(1500);
    await takeDown(banner);
    await checkNow(page);
    await topBar(page).getByText('Was it asbestos?').waitFor();
  });

  test('markup in a banner is text, as rendered and as swapped in', async () => {
    const message = '<img src=x onerror="document.title=1"> & <b>bold</b>';
    const banner = await publishedBanner({ message: 'Plain.' });
    await untilLive(stack);
    const context = await reader();
    const page = await open(context);
    await change(banner, { message });
    await checkNow(page);
    await topBar(page).getByText(message).waitFor();
    await untilLive(stack);
    const fresh = await open(context);
    await topBar(fresh).getByText(message).waitFor();
    expect(await fresh.locator('[data-cta] :is(img, b)').count()).toBe(0);
  });
});

describe('when the list of banners', () => {
  let banner: Fields;
  beforeEach(async () => {
    banner = await publishedBanner();
    await untilLive(stack);
  });

  test.each<[string, { status: number; body: string }]>([
    ['is missing', { status: 404, body: 'Not found' }],
    ['is cut off', { status: 200, body: '{"banners":[{"documentId":"a' }],
    ['is something else', { status: 200, body: '{"banners":[{"title":"Nothing"}]}' }],
    ['is a page of some other server', { status: 200, body: '<!doctype html><title>Log in</title>' }],
    ['cannot be made by a server', { status: 500, body: '' }],
  ])('%s, the banner stands as it was rendered', async (_, answer) => {
    const context = await reader();
    await context.route('**/_cta/current.json', (route) => route.fulfill(answer));
    const page = await open(context);
    await checked(page);
    await topBar(page).getByText(String(banner.message)).waitFor();
  });

  test('names words that are not there, the banner stands as it was rendered', async () => {
    const context = await reader();
    const banners = [{ ...listed().find(({ documentId }) => documentId === banner.documentId), revision: 'not-there' }];
    await context.route('**/_cta/current.json', (route) => route.fulfill({ json: { banners } }));
    const page = await open(context);
    const asked = page.waitForResponse('**/_cta/not-there/');
    await checkNow(page);
    expect((await asked).status()).toBe(404);
    await topBar(page).getByText(String(banner.message)).waitFor();
  });
});

describe('a reader’s clock that is wrong by an hour', () => {
  test('when slow, shows no banner that is over, also from an old page', async () => {
    const banner = await publishedBanner({ endsAt: inSeconds(12) });
    await untilLive(stack);
    const old = await (await fetch(url)).text();
    expect(old).toContain(String(banner.message));
    const context = await reader();
    await context.route(url, (route) => route.fulfill({ body: old, contentType: 'text/html' }));
    await vi.waitUntil(() => new Date().toISOString() > String(banner.endsAt), { timeout: 20_000 });
    const page = await context.newPage();
    await page.clock.install({ time: Date.now() - 3_600_000 });
    await page.goto(url);
    await topBar(page).getByText(String(banner.message)).waitFor({ state: 'detached' });
  });

  test('when fast, still shows one that runs', async () => {
    const banner = await publishedBanner({ endsAt: inSeconds(1800) });
    await untilLive(stack);
    const page = await (await reader()).newPage();
    await page.clock.install({ time: Date.now() + 3_600_000 });
    await page.goto(url);
    await checked(page);
    expect(revisionOf(banner)).toBeDefined();
    await topBar(page).getByText(String(banner.message)).waitFor();
  });
});

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
  test('are drawn anew for each view, in the proportion of their weights, before anything is painted', async () => {
    const arm = (key: string, weight: number) => ({ key, weight, message: `Arm ${key}` });
    await publishedBanner({ message: 'Arm none', variants: [arm('a', 3), arm('b', 1), arm('off', 0)] });
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
    await vi.waitUntil(async () => Number((await focused())?.bottom) <= covered + 1, { timeout: 2000, interval: 20 });
  }
  expect(stops).toBeGreaterThan(20);
});

test('without script, the banner is there, and nothing that only a script could do', async () => {
  const page = await open(await reader({ javaScriptEnabled: false }));
  await topBar(page).getByText('Was it asbestos?').waitFor();
  expect(await page.locator('[data-close]:visible').count()).toBe(0);
});

test('the list names nothing but what readers are to know, and every fragment that it names is there', () => {
  const files = contentsOf(join(stack.outDir, '_cta'));
  for (const banner of listed()) {
    expect(Object.keys(banner).sort()).toEqual(
      ['documentId', 'endsAt', 'pages', 'placement', 'priority', 'revision', 'startsAt', 'topics'].sort(),
    );
    expect(files.has(`${String(banner.revision)}/index.html`)).toBe(true);
  }
  expect(files.size).toBe(listed().length + 1);
});
