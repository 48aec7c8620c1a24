import { createServer } from 'node:http';
import { signTicket } from '@patient-press/shared/tickets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection } from '../../../cms/tests/fixtures/admin-api.ts';
import { completeArticle, create, paragraph, word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { untilLive } from '../fixtures/press.ts';
import { violationsOf } from '../fixtures/violations.ts';

const ARTICLE = 'api::article.article';
const administrator = await asAdministrator(stack);
const headline = `A draft ${word()}`;
const complete = await completeArticle(administrator, { headline });
const article = await create(administrator, ARTICLE, {
  ...complete,
  body: [...[complete.body].flat(), ...Array.from({ length: 12 }, () => paragraph('And so on.'))],
});
const editPath = `${stack.cmsUrl}/admin/content-manager/collection-types/${ARTICLE}/${article.documentId}`;
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' });
const admin = await context.newPage();
const frame = admin.frameLocator('iframe[title="Preview"]');
let leave: () => Promise<void>;
let address = '';

/** What the browser complained about: of what the press sent, and of not being allowed to frame it. */
const complaints: string[] = [];
context.on('console', (message) => {
  const isOurs = message.location().url.startsWith(stack.siteUrl) || /Content Security|frame/i.test(message.text());
  if (['error', 'warning'].includes(message.type()) && isOurs) complaints.push(message.text());
});
context.on('weberror', (error) => complaints.push(error.error().message));

beforeAll(async () => {
  leave = await logInAs(admin, 'editor');
});
afterAll(async () => {
  await browser.close();
  await leave();
  await untilLive(stack);
});

test('an editor sees on the home page that readers have everything, in a widget that all can read', async () => {
  const widget = admin.getByRole('region', { name: 'The site' });
  await widget.getByText('Everything published is live.').waitFor();
  // Strapi’s own frame of it is Strapi’s.
  expect(await violationsOf(admin, widget.locator('main > *'))).toEqual([]);
});

describe('beside the form, an editor', () => {
  test('opens the preview, and sees the draft under a yellow bar', async () => {
    await admin.goto(editPath);
    await admin.getByRole('link', { name: 'Open preview' }).click();
    const bar = frame.getByRole('region', { name: 'Preview', exact: true });
    await expectOn(bar).toContainText(/^Draft preview, saved .*Readers don’t see this\.$/);
    await expectOn(bar).toHaveCSS('background-color', 'rgb(255, 213, 74)');
    await expectOn(frame.getByRole('heading', { level: 1 })).toHaveText(headline);
    address = (await admin.locator('iframe[title="Preview"]').getAttribute('src')) ?? '';
  });

  test('follows a link of it into another tab, and still has the preview', async () => {
    const [tab] = await Promise.all([
      context.waitForEvent('page'),
      frame.getByRole('link', { name: 'Sample Person' }).click(),
    ]);
    await tab.waitForURL(/\/people\//);
    await tab.close();
    await expectOn(frame.getByRole('heading', { level: 1 })).toHaveText(headline);
  });

  test('saves, and a tab with the preview’s address shows it without being touched', async () => {
    const tab = await context.newPage();
    await tab.goto(address);
    await expectOn(tab).toHaveTitle(/^Preview: A draft/);
    const changed = `Changed in the form ${word()}`;
    await admin.goto(editPath);
    await admin.getByRole('main').getByLabel('Headline').fill(changed);
    await admin.getByRole('button', { name: 'Save', exact: true }).click();
    await expectOn(tab.getByRole('heading', { level: 1 })).toHaveText(changed);
    await tab.close();
  });

  test('reads how far the document is, in a panel that all roles can read', async () => {
    const panel = admin.getByRole('complementary').filter({ hasText: 'On the site' });
    await panel.getByText('Not published', { exact: true }).waitFor();
    expect(await violationsOf(admin, panel)).toEqual([]);
    await admin.getByRole('button', { name: 'Publish', exact: true }).click();
    await panel.getByText(/^Live since \d{1,2}:\d\d [ap]\.m\./).waitFor();
    expect(await violationsOf(admin, panel)).toEqual([]);
    const page = await fetch((await panel.getByRole('link', { name: /^Open the page/ }).getAttribute('href')) ?? '');
    expect([page.status, (await page.text()).includes('Changed in the form')]).toEqual([200, true]);
  });
});

describe('in a frame', () => {
  /** Another server's page with the preview in it. */
  const framing = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(`<iframe src="${framed}"></iframe>`);
  });
  let framed = '';
  let origin = '';
  beforeAll(async () => {
    const port = await freePort();
    framing.listen(port, '127.0.0.1');
    origin = `http://127.0.0.1:${port}`;
  });
  afterAll(() => framing.close().closeAllConnections());

  test('the preview renews itself as soon as the admin says that something was saved', async () => {
    const waiting = await browser.newContext();
    // What polls each second does not: its clock is stopped.
    await waiting.clock.install();
    await waiting.clock.pauseAt(Date.now() + 60_000);
    const page = await waiting.newPage();
    const expires = Math.floor(Date.now() / 1000) + 60;
    const ticket = { contentType: ARTICLE, documentId: String(article.documentId), version: 'draft' } as const;
    framed = `${stack.siteUrl}/_preview/${signTicket(stack.pressToken, { for: 'preview', expires, ...ticket, admin: origin })}/`;
    await page.goto(origin);
    const shown = page.frameLocator('iframe').getByRole('heading', { level: 1 });
    await expectOn(shown).toContainText('Changed in the form');
    const changed = `Changed elsewhere ${word()}`;
    await administrator.call('PUT', collection(ARTICLE, article.documentId), { headline: changed });
    await page.evaluate(() => window.frames[0]?.postMessage({ type: 'strapiUpdate' }, '*'));
    await expectOn(shown).toHaveText(changed);
    await waiting.close();
  });

  test('of anyone but the admin it is not shown', async () => {
    framed = address;
    const page = await browser.newPage();
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.goto(origin);
    await refused;
    await page.close();
  });
});

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([390, 1280])('all can read the preview and the press’s pages at %i pixels', async (width) => {
    const looking = await browser.newContext({
      colorScheme,
      viewport: { width, height: 400 },
      reducedMotion: 'reduce',
    });
    const page = await looking.newPage();
    const status = signTicket(stack.pressToken, { for: 'status', expires: Math.floor(Date.now() / 1000) + 60 });
    for (const url of [address, `${stack.siteUrl}/_preview/x/`, `${stack.siteUrl}/_press/status?ticket=${status}`]) {
      await page.goto(url);
      expect(await violationsOf(page), url).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBe(0);
    }
    await page.goto(address);
    await page.locator('a[href="#source-1"]').click();
    const [bar, source] = [page.locator('#preview'), page.locator('#source-1')];
    await expectOn(source).toBeInViewport();
    const bottom = await bar.evaluate((element) => element.getBoundingClientRect().bottom);
    expect(await source.evaluate((element) => element.getBoundingClientRect().top)).toBeGreaterThan(bottom);
    await looking.close();
  });
});

test('the browser had nothing to complain about', () => {
  expect(complaints).toEqual([]);
});
