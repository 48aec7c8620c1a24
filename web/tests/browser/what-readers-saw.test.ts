import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator } from '../../../cms/tests/fixtures/admin-api.ts';
import { createBanner, dayFromToday, publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { openBrowser } from '../fixtures/browser.ts';
import { violationsOf } from '../fixtures/violations.ts';

const BANNER = 'api::cta-banner.cta-banner';
const administrator = await asAdministrator(stack);
const banner = await createBanner(administrator, {
  name: `Shown ${word()}`,
  placement: 'sticky-mobile',
  priority: 950,
  message: 'Was it asbestos? Ask a lawyer.',
  pages: ['home'],
});

const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' });
const admin = await context.newPage();
const sections = admin.getByRole('main').locator('section');
const phone = admin.getByRole('region', { name: 'Bottom of phone screen', exact: true });
// Other tests’ banners may have been on the same page that day, before and after this one.
const shown = phone
  .getByRole('listitem')
  .filter({ hasText: String(banner.name) })
  .first();
const page = `${stack.cmsUrl}/admin/banners/what-readers-saw`;
let leave: () => Promise<void>;

beforeAll(async () => {
  expect(await publish(administrator, BANNER, banner)).toMatchObject({ status: 200, message: '' });
  leave = await logInAs(admin, 'counsel');
});
afterAll(async () => {
  await browser.close();
  await leave();
});

test('counsel finds a page by its title, and reads which banner was on it and who answers for it', async () => {
  await admin.getByRole('navigation').getByRole('link', { name: 'Banner schedule and results' }).click();
  await admin.getByRole('link', { name: 'What readers saw', exact: true }).click();
  await admin.getByRole('searchbox', { name: 'Page' }).fill('home');
  await admin.getByRole('button', { name: /^Home page/ }).click();
  await shown.getByText('Was it asbestos? Ask a lawyer.').waitFor();
  await shown.getByRole('link', { name: String(banner.name) }).waitFor();
  await shown.getByText(/^C\. Sample, on .*, until /).waitFor();
  await shown.getByText(`First Administrator (${stack.administrator.email})`).waitFor();
  expect(new URL(admin.url()).searchParams.get('page')).toBe('/');
  expect(await violationsOf(admin, sections)).toEqual([]);
});

test('and why it was not on another page, whose URL counsel pastes', async () => {
  await admin.goto(page);
  const url = `${stack.siteUrl}/guides/`;
  await admin.getByRole('searchbox', { name: 'Page' }).fill(url);
  await admin.getByRole('button', { name: `Look up “${url}”` }).click();
  const row = admin.getByRole('row').filter({ hasText: String(banner.name) });
  await row.getByText('It ran only on the home page.').waitFor();
});

test('a day on which there was no such page is answered with what to do', async () => {
  await admin.goto(`${page}?page=/articles/${word()}/&day=${dayFromToday(-1)}`);
  await admin.getByText(/^There was no page at \/articles\/.* then\. Check the date/).waitFor();
  await admin.goto(`${page}?page=/&day=${dayFromToday(9)}`);
  await admin.getByText(/^That is in the future\./).waitFor();
});

test('all banners of a period are saved as one file', async () => {
  await admin.goto(page);
  const [download] = await Promise.all([
    admin.waitForEvent('download'),
    admin.getByRole('button', { name: 'All banners as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^banners-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  expect(readFileSync(await download.path(), 'utf8')).toContain('Was it asbestos? Ask a lawyer.');
});

test('a banner’s form leads there', async () => {
  await admin.goto(`${stack.cmsUrl}/admin/content-manager/collection-types/${BANNER}/${banner.documentId}`);
  await admin.getByRole('link', { name: 'What readers saw' }).click();
  await shown.getByText('Was it asbestos? Ask a lawyer.').waitFor();
});

test.each([
  ['dark', 1440],
  ['light', 390],
] as const)('all can read it in %s at %i pixels', async (colorScheme, width) => {
  await admin.emulateMedia({ colorScheme });
  await admin.setViewportSize({ width, height: 900 });
  await admin.goto(`${page}?page=/`);
  await shown.getByText('Was it asbestos? Ask a lawyer.').waitFor();
  expect(await violationsOf(admin, sections)).toEqual([]);
});
