import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { administrator } from '../fixtures/newsroom.ts';
import { untilLive } from '../fixtures/press.ts';
import { contentsOf, htmlPages, templates } from '../fixtures/site.ts';

const BANNER = 'api::cta-banner.cta-banner';
const [marketerBrowser, readerBrowser] = [await openBrowser(), await openBrowser()];
const message = `Changed by a marketer ${word()}.`;
const before = 'Was it asbestos? A lawyer can tell you what your options are.';

let admin: Page;
let leave: () => Promise<void>;
let article: Page;
let banner: Fields;
/** Milliseconds since 1970. */
let saved = 0;

beforeAll(async () => {
  const { list } = await administrator.call('GET', `${collection(BANNER)}?filters[message][$eq]=${before}`);
  banner = list[0] ?? expect.fail('The demo has no top bar.');
  article = await readerBrowser.newPage({ viewport: { width: 390, height: 844 } });
  await article.goto(stack.siteUrl + templates.article);
  await article.evaluate(() => Object.assign(window, { isThisVisit: true }));
  const context = await marketerBrowser.newContext({ viewport: { width: 1440, height: 1000 } });
  admin = await context.newPage();
  leave = await logInAs(admin, 'marketer');
});
afterAll(async () => {
  await marketerBrowser.close();
  await readerBrowser.close();
  await leave();
  await administrator.call('PUT', collection(BANNER, banner.documentId), {
    message: before,
    approvedBy: banner.approvedBy,
  });
  await administrator.call('POST', `${collection(BANNER, banner.documentId)}/actions/publish`, {});
  await untilLive(stack);
});

const topBar = () => article.locator('[data-cta="top-bar"]');

test('a reader has an article open, with the banner of that moment above it', async () => {
  await topBar().getByText(before).waitFor();
});

test('a marketer finds the banner in the admin, changes its words and publishes it', async () => {
  await admin.getByRole('link', { name: 'Content Manager' }).click();
  await admin.getByRole('link', { name: 'Banner', exact: true }).click();
  await admin.getByText(String(banner.name)).click();
  await admin.getByRole('main').getByLabel('Message', { exact: false }).first().fill(message);
  await admin.getByRole('main').getByLabel('Approved by').fill(`Counsel ${word()}`);
  await admin.getByRole('button', { name: 'Publish', exact: true }).click();
  await expectOn(admin.getByRole('region', { name: 'Notifications' })).toContainText(/Published/i);
  saved = Date.now();
});

test('the open article shows it within its next check, without being loaded again', async () => {
  await expectOn(topBar()).toContainText(message);
  // A page checks every 15 s; `pnpm bench banner` measures how fast it is.
  expect(Date.now() - saved).toBeLessThan(30_000);
  expect(await article.evaluate(() => Reflect.get(window, 'isThisVisit'))).toBe(true);
});

test('afterward it is in the HTML of every page but the one for those who have just asked for a guide', async () => {
  await untilLive(stack);
  const pages = [...htmlPages(stack.outDir)].filter(([, html]) => !html.includes('http-equiv="refresh"'));
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.filter(([, html]) => !html.includes(message)).map(([path]) => path)).toEqual([
    templates['thank-you page'],
  ]);
  expect(contentsOf(join(stack.outDir, '_cta')).size).toBeGreaterThan(1);
  expect(readFileSync(join(stack.outDir, '_cta/current.json'), 'utf8')).not.toContain(message);
});

test.each([
  ['articles', 'api::article.article'],
  ['guide requests', 'api::guide-download.guide-download'],
  ['callback requests', 'api::callback-request.callback-request'],
])('the marketer cannot open %s, neither from the menu nor by their address', async (_, uid) => {
  await expectOn(admin.getByRole('link', { name: 'Article', exact: true })).toHaveCount(0);
  await admin.goto(`${stack.cmsUrl}/admin/content-manager/collection-types/${uid}`);
  await admin
    .getByText(/permission|page not found|don't have/i)
    .first()
    .waitFor();
});
