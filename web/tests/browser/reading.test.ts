import type { Browser, Page } from '@playwright/test';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { openGuideForm } from '../fixtures/guide-form.ts';
import { templates } from '../fixtures/site.ts';

let browser: Browser;
let page: Page;
const WIDE_TABLE = '/articles/mars-2-surgery-trial/';
const phone = { width: 360, height: 640 };
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: phone });
  await page.goto(stack.siteUrl + templates['corrected article']);
});
afterAll(() => browser.close());

test('a heading’s name is its words', async () => {
  await expectOn(page.getByRole('heading', { name: 'How big they are', exact: true })).toHaveCount(1);
});

test('questions have a heading of their own, and are not part of the section before them', async () => {
  const levels = await page
    .locator('.prose :is(h2, h3, h4)')
    .evaluateAll((headings) => headings.map(({ tagName, textContent }) => `${tagName} ${textContent}`));
  const title = levels.indexOf('H2 Questions and answers');
  expect(title).toBeGreaterThan(0);
  expect(levels.slice(title + 1, title + 3).map((heading) => heading.slice(0, 2))).toEqual(['H3', 'H3']);
});

test('the medical disclaimer is on an article once', async () => {
  await expectOn(page.getByText('It does not replace advice from your own doctors')).toHaveCount(1);
});

test('a sponsor’s notice is read once, and each of its banners names it', async () => {
  const notice = page.getByText('Responsible attorney:').filter({ visible: true });
  await expectOn(notice).toHaveCount(1);
  const inArticle = page.getByRole('complementary', { name: 'Attorney advertising, in the article' });
  await expectOn(page.getByRole('complementary', { name: /^Attorney advertising/ })).toHaveCount(3);
  for (const banner of await page.getByRole('complementary', { name: /^Attorney advertising/ }).all())
    await expectOn(banner).toContainText('Paid for by Sample Law Firm, LLP');
  await inArticle.getByText('Paid for by').first().click();
  await expectOn(inArticle).toContainText('Licensed in');
  await expectOn(notice).toHaveCount(2);
  await page.reload();
});

test('without a chat, the button for it says that it leads to a person', async () => {
  const buttons = page.locator('a[data-chat]');
  expect(await buttons.count()).toBeGreaterThan(0);
  for (const button of await buttons.all()) await expectOn(button).toHaveText('Talk to a person');
});

test.each(['light', 'dark'] as const)(
  'in %s, a table that the screen cuts off has a shadow there, until its end',
  async (colorScheme) => {
    const reader = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme });
    await reader.goto(stack.siteUrl + WIDE_TABLE);
    const table = reader.locator('.table').first();
    await table.locator('tbody tr').first().scrollIntoViewIfNeeded();
    /** How far apart the colors at the table’s right side are, of 255: between two lines of text, where there is nothing else. */
    const contrast = async () => {
      const row = (await table.locator('tbody tr').first().boundingBox()) ?? expect.fail('There is no row.');
      const end = await table.evaluate((one) => one.getBoundingClientRect().right);
      const side = await reader.screenshot({ clip: { x: end - 40, y: row.y + 4, width: 40, height: 2 } });
      const { channels } = await sharp(side).stats();
      return Math.max(...channels.map(({ min, max }) => max - min));
    };
    expect(await contrast()).toBeGreaterThan(40);
    await table.evaluate((one) => one.scrollTo({ left: one.scrollWidth, behavior: 'instant' }));
    expect(await contrast()).toBeLessThan(5);
    await reader.close();
  },
);

test('Escape closes the menu, and the focus is back on its button', async () => {
  const menu = page.locator('.site-header summary');
  await menu.focus();
  await page.keyboard.press('Enter');
  const link = page.locator('.site-header .narrow a').first();
  await expectOn(link).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expectOn(link).toBeHidden();
  await expectOn(menu).toBeFocused();
});

test.each([
  { typed: 'reader@gmial.com', meant: 'reader@gmail.com' },
  { typed: 'reader@yaho.com', meant: 'reader@yahoo.com' },
])('a suggestion for $typed moves nothing, so that the tap that made it appear arrives', async ({ typed, meant }) => {
  const reader = await openGuideForm(browser, { viewport: phone });
  await reader.touch();
  await reader.email.fill(typed);
  const name = reader.form.getByRole('textbox', { name: /Your name/ });
  const place = () => name.evaluate((field) => field.getBoundingClientRect().top + scrollY);
  const before = await place();
  await name.tap().catch(() => name.click());
  await expectOn(reader.form).toContainText(`Did you mean ${meant}?`);
  await expectOn(name).toBeFocused();
  expect(await place()).toBe(before);
  await reader.leave();
});

describe('an article on paper', () => {
  test('has no advertising, dark letters, its bullets, and no more pages than its words need', async () => {
    const paper = await browser.newPage();
    await paper.goto(stack.siteUrl + templates['corrected article']);
    const file = (await paper.pdf({ format: 'Letter' })).toString('latin1');
    // It has 632 words, a picture, a table and the list of its sources.
    expect(file.match(/\/Type\s*\/Page\b/g)?.length).toBeLessThanOrEqual(4);
    await paper.emulateMedia({ media: 'print' });
    expect(await paper.locator('[data-cta]:visible').count()).toBe(0);
    const bullet = await paper
      .locator('.key-points li')
      .first()
      .evaluate((point) => {
        const { borderTopWidth, borderTopStyle } = getComputedStyle(point, '::before');
        return { width: Number.parseFloat(borderTopWidth), style: borderTopStyle };
      });
    expect(bullet).toEqual({ width: expect.toSatisfy((width: number) => width > 1, 'is drawn'), style: 'solid' });
    await paper.close();
  });
});
