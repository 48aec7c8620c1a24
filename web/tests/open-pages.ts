import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, expect, vi } from 'vitest';
import { stack } from '../../.run/worker-stack.ts';
import { collection, type Fields } from '../../cms/tests/admin-api.ts';
import { approvedAgain, chosen, create, paragraph, publish, word } from '../../cms/tests/samples.ts';
import { openBrowser } from './browser.ts';
import { administrator, pathOf, publishedArticle, TOPIC } from './newsroom.ts';
import { untilLive } from './press.ts';

/** Banners for the tests of one file, on pages of a topic of its own; and readers who have such a page open. */

const BANNER = 'api::cta-banner.cta-banner';
const browser = await openBrowser();
afterAll(() => browser.close());

/** Only its pages show this file's banners. */
const topic = await create(administrator, TOPIC, { name: `Sample topic ${word()}`, slug: word() });
const [sponsor = {}] = (await administrator.call('GET', collection('api::sponsor.sponsor'))).list;

export const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
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
export const listed = (): Fields[] => JSON.parse(readFileSync(join(stack.outDir, '_cta/current.json'), 'utf8')).banners;
export const revisionOf = ({ documentId }: Fields) => listed().find((one) => one.documentId === documentId)?.revision;

/** Banners that the next test is not to find. */
const running = new Set<Fields>();

async function publishBanner(banner: Fields): Promise<Fields> {
  const before = revisionOf(banner);
  expect(await publish(administrator, BANNER, banner)).toMatchObject({ status: 200 });
  await vi.waitUntil(() => revisionOf(banner) !== before, { timeout: 10_000, interval: 10 });
  running.add(banner);
  return banner;
}

/** A banner that open pages have been told of. */
export const publishedBanner = async (changes: Fields = {}): Promise<Fields> =>
  publishBanner(await create(administrator, BANNER, aBanner(changes)));

/** Changes a banner and publishes it, and waits until open pages are told of it. */
export async function change(banner: Fields, changes: Fields): Promise<void> {
  await administrator.call('PUT', collection(BANNER, banner.documentId), { ...approvedAgain(), ...changes });
  await publishBanner(banner);
}

export async function takeDown(banner: Fields): Promise<void> {
  running.delete(banner);
  await administrator.call('POST', `${collection(BANNER, banner.documentId)}/actions/unpublish`, {});
  await vi.waitUntil(() => revisionOf(banner) === undefined, { timeout: 10_000, interval: 10 });
}

afterEach(async () => {
  for (const banner of running) await takeDown(banner);
});

const texts = Array.from({ length: 30 }, () => paragraph('A sentence that fills a line or two of this page [1].'));
/** On a page long enough to be scrolled. */
export const article = await publishedArticle({ topics: chosen(topic), body: texts });
export const url = stack.siteUrl + pathOf(article);
await untilLive(stack);

const contexts: BrowserContext[] = [];
afterAll(async () => {
  for (const context of contexts) await context.close();
});

export async function reader(options: Parameters<typeof browser.newContext>[0] = {}): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  contexts.push(context);
  return context;
}

export async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

export const topBar = (page: Page) => page.locator('[data-cta="top-bar"]');
/** As when the reader comes back to the page. */
export const checkNow = (page: Page) =>
  page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
/** Lets a page check, and waits until it was answered. */
export const checked = async (page: Page) => {
  const answered = page.waitForResponse('**/_cta/current.json');
  await checkNow(page);
  await answered;
};
