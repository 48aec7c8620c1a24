import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection } from '../../../cms/tests/fixtures/admin-api.ts';
import { completeArticle, create, paragraph, word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { untilLive } from '../fixtures/press.ts';
import { violationsOf } from '../fixtures/violations.ts';

const ARTICLE = 'api::article.article';
const administrator = await asAdministrator(stack);
const article = await create(
  administrator,
  ARTICLE,
  await completeArticle(administrator, {
    body: Array.from({ length: 30 }, (_, index) => paragraph(`Paragraph ${index}.`)),
  }),
);
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 800 }, reducedMotion: 'reduce' });
const admin = await context.newPage();
const frame = admin.frameLocator('iframe[title="Page preview"]');
const complaints: string[] = [];
admin.on('console', (message) => {
  if (/Content Security|frame/i.test(message.text())) complaints.push(message.text());
});
let leave: () => Promise<void>;
beforeAll(async () => {
  leave = await logInAs(admin, 'editor');
  await untilLive(stack);
});
afterAll(async () => {
  await browser.close();
  await leave();
});

const headline = admin.getByRole('main').locator('[name="headline"]');

test('an editor opens the page beside the text, and sees there what is typed without saving', async () => {
  await admin.goto(`${stack.cmsUrl}/admin${collection(ARTICLE, article.documentId)}`);
  await admin.getByRole('button', { name: 'Show the page' }).click();
  await expectOn(frame.getByRole('heading', { level: 1 })).toHaveText(String(article.headline));
  const typed = `Typed ${word()}`;
  await headline.fill(typed);
  await expectOn(frame.getByRole('heading', { level: 1 })).toHaveText(typed);
  expect(complaints).toEqual([]);
});

test('Save and Publish stay in view while the form is scrolled', async () => {
  const buttons = ['Save', 'Publish'].map((name) => admin.getByRole('main').getByRole('button', { name, exact: true }));
  await admin.getByRole('main').getByText('Search and sharing').last().scrollIntoViewIfNeeded();
  await expectOn(headline).not.toBeInViewport();
  for (const button of buttons) await expectOn(button).toBeInViewport();
});

test('the page stays where it was scrolled to', async () => {
  const last = frame.getByText('Paragraph 29.');
  await last.scrollIntoViewIfNeeded();
  const typed = `Again ${word()}`;
  await headline.fill(typed);
  await expectOn(frame.getByRole('heading', { level: 1 })).toHaveText(typed);
  await expectOn(last).toBeInViewport();
});

test('the page is shown for a phone and a desktop, light and dark, and opens again the next time', async () => {
  const pane = admin.getByRole('region', { name: 'Page preview' });
  const width = () => frame.locator('html').evaluate((html) => html.ownerDocument.defaultView?.innerWidth);
  await pane.getByRole('button', { name: 'Phone' }).click();
  await expect.poll(width, { timeout: 30_000 }).toBe(390);
  await pane.getByRole('button', { name: 'Desktop' }).click();
  await expect.poll(width, { timeout: 30_000 }).toBe(1280);
  const paper = () => frame.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  const light = await paper();
  await pane.getByRole('button', { name: 'Dark' }).click();
  await expect.poll(paper, { timeout: 30_000 }).not.toBe(light);
  expect(await violationsOf(admin, pane)).toEqual([]);
  admin.once('dialog', (dialog) => void dialog.accept());
  await admin.reload();
  await expectOn(frame.getByRole('heading', { level: 1 })).toBeVisible();
});

test('on a narrow screen the page comes below the form', async () => {
  await admin.setViewportSize({ width: 390, height: 800 });
  const pane = admin.getByRole('region', { name: 'Page preview' });
  await pane.scrollIntoViewIfNeeded();
  await expectOn(pane).toBeInViewport();
  await expectOn(admin.getByRole('button', { name: 'Save', exact: true })).toBeInViewport();
});
