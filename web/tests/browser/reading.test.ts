import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { openGuideForm } from '../fixtures/guide-form.ts';
import { templates } from '../fixtures/site.ts';

let browser: Browser;
let page: Page;
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
