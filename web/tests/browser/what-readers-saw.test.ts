import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator } from '../../../cms/tests/fixtures/admin-api.ts';
import { createBanner, dayFromToday, publish, word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
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

describe('the page as readers got it', () => {
  const open = admin.getByRole('button', { name: /^Open the page as of / });
  const openPage = async () => {
    const [opened] = await Promise.all([admin.waitForEvent('popup'), open.press('Enter')]);
    await opened.getByRole('heading', { name: 'What readers got' }).waitFor();
    return opened;
  };

  test('opens by keyboard, in a tab of its own, with its facts around it', async () => {
    await admin.goto(`${page}?page=/`);
    const opened = await openPage();
    for (const fact of [
      /^from .*It’s the current version\./,
      /^Entry \d+ of the record: /,
      /^[\da-f]{64}$/,
      /^[\d,]+ bytes$/,
    ])
      await opened.getByText(fact).waitFor();
    const framed = opened.frameLocator('iframe');
    await framed.getByRole('banner').waitFor();
    await expectOn(framed.locator('script[type="module"]').first()).toBeAttached();
    expect(await opened.evaluate(() => window.opener)).toBeNull();
    for (const [width, colorScheme] of [
      [1280, 'dark'],
      [390, 'light'],
    ] as const) {
      await opened.emulateMedia({ colorScheme });
      await opened.setViewportSize({ width, height: 900 });
      expect(await violationsOf(opened, opened.locator('header, dl, .actions, .notes'))).toEqual([]);
      const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      expect(await opened.evaluate(overflow)).toBe(0);
    }
    await opened.close();
  });

  test('runs no script, and leads to no page of today', async () => {
    await admin.goto(`${page}?page=/`);
    const opened = await openPage();
    const frame = await (await opened.waitForSelector('iframe')).contentFrame();
    const blocked = opened.waitForEvent('console', (message) => message.text().includes('frame-src'));
    await frame?.locator('a[href="/articles/"]').first().click();
    await blocked;
    expect(opened.frames().map((one) => one.url())).not.toContain(`${stack.siteUrl}/articles/`);
    await opened.close();
  });

  test('is saved byte for byte', async () => {
    await admin.goto(`${page}?page=/`);
    const opened = await openPage();
    const digest = await opened.getByText(/^[\da-f]{64}$/).textContent();
    const link = opened.getByRole('link', { name: 'Download these exact bytes' });
    const [download] = await Promise.all([opened.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^home-\d{4}-\d\d-\d\d\.html$/);
    const bytes = readFileSync(await download.path());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest);
    await opened.close();
  });

  test('can be of a moment before the record, which is answered with when it begins', async () => {
    await admin.goto(`${page}?page=/&day=2020-05-03&time=12:00`);
    await admin.getByRole('button', { name: /^Open the page as of May 3, 2020, 12:00 p\.m\. / }).waitFor();
    const opened = await openPage();
    await opened.getByText(/^The record begins on /).waitFor();
    await opened.getByRole('link', { name: 'Look up another moment' }).click();
    await opened.getByRole('searchbox', { name: 'Page' }).waitFor();
    await opened.close();
  });

  test('is not offered to roles that may not open it', async () => {
    const other = await browser.newContext({ viewport: { width: 1440, height: 1000 }, reducedMotion: 'reduce' });
    const marketing = await other.newPage();
    const leaveOther = await logInAs(marketing, 'marketer');
    await marketing.goto(`${page}?page=/`);
    await marketing.getByText('Counsel and administrators can open the page as readers got it.').waitFor();
    expect(await marketing.getByRole('button', { name: /^Open the page/ }).count()).toBe(0);
    await other.close();
    await leaveOther();
  });
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
