import { type Browser, devices, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { templates } from '../fixtures/site.ts';
import { violationsOf } from '../fixtures/violations.ts';

let browser: Browser;
const address = stack.siteUrl + templates['corrected article'];
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const firstMark = (page: Page) => page.locator('.marks a').first();
const noteOf = (page: Page) => page.getByRole('dialog', { name: 'Source 1' });
const top = (page: Page) => page.evaluate(() => scrollY);

describe('a citation', () => {
  test('opens its source as a note, by keyboard, which Escape closes', async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    await page.goto(address);
    await firstMark(page).focus();
    const before = await top(page);
    await page.keyboard.press('Enter');
    await expectOn(noteOf(page)).toBeFocused();
    await expectOn(noteOf(page)).toContainText(
      (await page.locator('#source-1 .reference > p').first().textContent()) ?? '?',
    );
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expectOn(noteOf(page)).toHaveCount(0);
    await expectOn(firstMark(page)).toBeFocused();
    expect([await top(page), new URL(page.url()).hash]).toEqual([before, '']);
    await page.keyboard.press('Enter');
    await noteOf(page).getByRole('button', { name: 'Close' }).press('Enter');
    await expectOn(firstMark(page)).toBeFocused();
    await page.close();
  });

  test('leads to the list from its note', async () => {
    const page = await browser.newPage();
    await page.goto(address);
    await firstMark(page).click();
    await noteOf(page).getByRole('link', { name: 'Go to the list of sources' }).click();
    await expectOn(noteOf(page)).toHaveCount(0);
    await expectOn(page.locator('#source-1')).toBeInViewport();
    await page.close();
  });

  test.each([
    { name: 'on a narrow phone', fontSize: '100%' },
    { name: 'with letters twice as large', fontSize: '200%' },
  ])('opens by touch within the screen, $name', async ({ fontSize }) => {
    const context = await browser.newContext({ ...devices['Pixel 5'], viewport: { width: 320, height: 568 } });
    const page = await context.newPage();
    await page.goto(address);
    await page.addStyleTag({ content: `html { font-size: ${fontSize} }` });
    await firstMark(page).tap();
    const note = noteOf(page);
    await expectOn(note).toBeVisible();
    const box = (await note.boundingBox()) ?? expect.fail('The note has no place.');
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(320);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.touchscreen.tap(5, 5);
    await expectOn(note).toHaveCount(0);
    await context.close();
  });

  test('has a note with a border where the reader’s colors replace ours', async () => {
    const page = await browser.newPage({ forcedColors: 'active' });
    await page.goto(address);
    await firstMark(page).click();
    await expectOn(noteOf(page)).toHaveCSS('border-top-width', '2px');
    await page.close();
  });

  test.each([
    { name: 'without script', options: { javaScriptEnabled: false }, script: '' },
    { name: 'in a browser without popovers', options: {}, script: 'delete HTMLElement.prototype.popover' },
  ])('$name leads to the list of sources', async ({ options, script }) => {
    const page = await browser.newPage(options);
    if (script) await page.addInitScript(script);
    await page.goto(address);
    await firstMark(page).click();
    await expectOn(page).toHaveURL(/#source-1$/);
    await page.close();
  });
});

describe('an article', () => {
  test('says how long it takes, and what is in it', async () => {
    const page = await browser.newPage();
    await page.goto(address);
    await expectOn(page.locator('.credits')).toContainText(/Reading time\s*\d+ minutes?/);
    const contents = page.getByRole('navigation', { name: 'On this page' });
    await contents.getByText('On this page').click();
    const link = contents.getByRole('link').nth(1);
    const words = ((await link.textContent()) ?? '').trim();
    await link.click();
    await expectOn(page.getByRole('heading', { name: words, exact: true })).toBeInViewport();
    await page.close();
  });

  test('can be cited, and its link copied where there is no share sheet', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.addInitScript('delete Navigator.prototype.share');
    await page.goto(address);
    await page.getByText('How to cite this article').click();
    const citation = ((await page.locator('.cite p').textContent()) ?? '').trim();
    expect(citation).toMatch(/\. (Published|Updated) \w+ \d+, \d{4}\. https?:\/\/.+\/articles\/[^/]+\/$/);
    expect(citation).toContain(await page.locator('h1').textContent());
    await page.getByRole('button', { name: 'Copy citation' }).click();
    await expectOn(page.locator('.cite [role=status]')).toHaveText('Copied');
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(citation);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(address);
    await context.close();
  });

  test('is shared through the device where it can be', async () => {
    const page = await browser.newPage();
    await page.addInitScript('Navigator.prototype.share = async (what) => { globalThis.shared = what; }');
    await page.goto(address);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    expect(await page.evaluate('globalThis.shared')).toEqual({
      title: await page.locator('h1').textContent(),
      url: address,
    });
    await page.close();
  });

  test('is printed with where it is from and its sources’ addresses, and without what is for screens', async () => {
    const page = await browser.newPage();
    await page.goto(address);
    await expectOn(page.locator('.printed')).toBeHidden();
    await page.emulateMedia({ media: 'print' });
    await expectOn(page.locator('.printed')).toBeVisible();
    await expectOn(page.locator('.printed')).toContainText('/articles/');
    await expectOn(page.locator('.printed')).toContainText('Last reviewed');
    for (const part of ['.contents', '.cite', '[data-cta]', 'main button'])
      await expectOn(page.locator(part).filter({ visible: true })).toHaveCount(0);
    const addresses = await page
      .locator('.reference a')
      .evaluateAll((links) => links.map((link) => link.textContent + getComputedStyle(link, '::after').content));
    expect(addresses.length).toBeGreaterThan(2);
    for (const one of addresses) expect(one).toMatch(/doi:|PubMed|https?:/);
    await page.close();
  });
});
