import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import type { Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { word } from '../../../cms/tests/fixtures/samples.ts';
import { pathOf } from '../fixtures/newsroom.ts';
import {
  article,
  change,
  checked,
  checkNow,
  inSeconds,
  listed,
  open,
  publishedBanner,
  reader,
  revisionOf,
  takeDown,
  topBar,
  url,
} from '../fixtures/open-pages.ts';
import { untilLive } from '../fixtures/press.ts';
import { contentsOf } from '../fixtures/site.ts';

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

  test('one that needs more room than there is waits until no one looks there', async () => {
    const banner = await publishedBanner({ message: 'Short.' });
    await untilLive(stack);
    const page = await open(await reader({ viewport: { width: 360, height: 640 } }));
    await topBar(page).getByText('Short.').waitFor();
    const longer = 'More words than the one that was here.';
    await change(banner, { message: longer });
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
    await topBar(page).getByText(longer).waitFor({ state: 'attached' });
    expect(await height()).toBeGreaterThan(before);
    expect(Math.abs((await place()) - placeBefore)).toBeLessThan(1);
  });

  test('a banner stops to the second, and what runs then takes its place', async () => {
    const banner = await publishedBanner({ endsAt: inSeconds(15) });
    await untilLive(stack);
    const page = await open(await reader());
    await topBar(page).getByText(String(banner.message)).waitFor();
    await topBar(page).getByText(String(banner.message)).waitFor({ state: 'detached' });
    const late = Date.now() - Date.parse(String(banner.endsAt));
    expect(late).toBeGreaterThan(-50);
    // Not only at its next check, which is up to 15 s away.
    expect(late).toBeLessThan(5000);
    await topBar(page).getByText('Was it asbestos?').waitFor();
  });

  test('a banner begins to the second', async () => {
    const banner = await publishedBanner({ startsAt: inSeconds(15) });
    const page = await open(await reader());
    await topBar(page).getByText('Was it asbestos?').waitFor();
    await topBar(page).getByText(String(banner.message)).waitFor();
    const late = Date.now() - Date.parse(String(banner.startsAt));
    expect(late).toBeGreaterThan(-50);
    expect(late).toBeLessThan(5000);
    await takeDown(banner);
    await checkNow(page);
    await topBar(page).getByText('Was it asbestos?').waitFor();
  });

  test('markup in a banner is text, as rendered and as swapped in', async () => {
    const message = '<img src=x onerror="alert()"> & <b>b</b>';
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
  ])('%s, the banner stays as it was rendered', async (_, answer) => {
    const context = await reader();
    await context.route('**/_cta/current.json', (route) => route.fulfill(answer));
    const page = await open(context);
    await checked(page);
    await topBar(page).getByText(String(banner.message)).waitFor();
  });

  test('names words that are not there, the banner stays as it was rendered', async () => {
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
    const banner = await publishedBanner({ endsAt: inSeconds(15) });
    await untilLive(stack);
    const old = await (await fetch(url)).text();
    expect(old).toContain(String(banner.message));
    const context = await reader();
    await context.route(url, (route) => route.fulfill({ body: old, contentType: 'text/html' }));
    await vi.waitUntil(() => new Date().toISOString() > String(banner.endsAt), { timeout: 60_000 });
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

test('the list names nothing but what readers are to know, and every fragment that it names is there', async () => {
  await untilLive(stack);
  const files = contentsOf(join(stack.outDir, '_cta'));
  for (const banner of listed()) {
    expect(Object.keys(banner).sort()).toEqual(
      ['documentId', 'endsAt', 'pages', 'placement', 'priority', 'revision', 'startsAt', 'topics'].sort(),
    );
    expect(files.has(`${String(banner.revision)}/index.html`)).toBe(true);
  }
  expect(files.size).toBe(listed().length + 1);
});
