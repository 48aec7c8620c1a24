import { randomUUID } from 'node:crypto';
import { GUIDE_DOWNLOADS } from '@patient-press/shared/guide-request';
import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { sql } from '../../../cms/tests/fixtures/database.ts';
import { publish } from '../../../cms/tests/fixtures/samples.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { guidePath, openGuideForm, shiftOf, thankYou } from '../fixtures/guide-form.ts';
import { administrator, untilAllLive } from '../fixtures/newsroom.ts';
import { attributeValues, templates } from '../fixtures/site.ts';

const { siteUrl } = stack;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const read = async (path: string) => {
  const answer = await fetch(siteUrl + path);
  return { status: answer.status, html: await answer.text() };
};

test('without script it is an ordinary form, whose fields the newsroom knows', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  let sent = '';
  await page.route(`**${GUIDE_DOWNLOADS}`, (route) => {
    sent = route.request().postData() ?? '';
    return route.fulfill({ status: 303, headers: { location: thankYou } });
  });
  await page.goto(`${siteUrl}${guidePath}#get`);
  const form = page.locator('form.guide-form');
  await expectOn(form.getByLabel('Your phone number')).toBeHidden();
  await form.getByLabel('Your email address').fill('reader@example.com');
  await form.getByRole('checkbox').check();
  await form.getByLabel('Your phone number').fill('205-555-0143');
  await form.getByRole('button', { name: 'Send me the guide' }).click();
  await expectOn(page.getByRole('heading', { name: 'Your guide is on its way' })).toBeVisible();
  expect(Object.groupBy(new URLSearchParams(sent), ([name]) => name)).toEqual({
    guide: [['guide', expect.stringMatching(/^[a-z\d]{24}$/)]],
    page: [['page', guidePath]],
    shown: [
      ['shown', 'guide:1'],
      ['shown', 'guide-call:1'],
    ],
    email: [['email', 'reader@example.com']],
    name: [['name', '']],
    relationship: [['relationship', 'undisclosed']],
    website: [['website', '']],
    granted: [['granted', 'guide-call']],
    phone: [['phone', '205-555-0143']],
  });
  await context.close();
});

test('what is said above it is true of its fields', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${siteUrl}${guidePath}#get`);
  const form = page.locator('form.guide-form');
  const lead = await form.locator('.guide-form-lead').textContent();
  // One of its answers reveals an illness.
  expect(await form.getByRole('combobox').textContent()).toContain('Patient');
  expect(lead).not.toMatch(/diagnos|nobody|no one|never/i);
  expect(lead).toContain('all we need is your email address');
  const required = await form.locator('[required]').evaluateAll((all) => all.map((one) => one.getAttribute('name')));
  expect(required).toEqual(['email']);
  await context.close();
});

test('nothing of it is loaded until it is touched or scrolled to', async () => {
  const reader = await openGuideForm(browser, { viewport: { width: 360, height: 500 } });
  const loaded = () =>
    reader.page.evaluate(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('GuideForm.island')),
    );
  expect(await loaded()).toBe(false);
  await reader.form.scrollIntoViewIfNeeded();
  await vi.waitUntil(loaded, { timeout: 30_000 });
  await reader.leave();
});

test('what was typed before it was taken over is there afterwards, with the focus and the place of everything', async () => {
  // Without motion, nothing still scrolls while the form's place is read.
  const reader = await openGuideForm(browser, { reducedMotion: 'reduce' });
  const { page, form, email } = reader;
  // The island waits for this, as on a slow connection.
  let letThrough = () => {};
  const waited = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/GuideForm.island.*', async (route) => {
    await waited;
    await route.continue();
  });
  await email.pressSequentially('reader@ex');
  await form.getByLabel('Which best describes you?').selectOption('patient');
  await reader.box.check();
  await email.focus();
  await page.keyboard.press('End');
  const before = await form.boundingBox();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await form.evaluate((element) => element.setAttribute('data-same', ''));
  letThrough();
  await page.waitForFunction(() => document.querySelector<HTMLFormElement>('form.guide-form')?.noValidate);
  await expectOn(email).toBeFocused();
  await page.keyboard.type('ample.com');
  await expectOn(email).toHaveValue('reader@example.com');
  await expectOn(form.getByLabel('Which best describes you?')).toHaveValue('patient');
  await expectOn(reader.box).toBeChecked();
  await expectOn(form).toHaveAttribute('data-same', '');
  expect(await form.boundingBox()).toEqual(before);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
  expect(await shiftOf(page)).toBe(0);
  await reader.leave();
});

test('a form into which the browser’s extensions put something keeps what was typed, too', async () => {
  const reader = await openGuideForm(browser);
  const { page, form, email } = reader;
  await form.evaluate((element) => {
    element.querySelector('input[type="email"]')?.before(document.createElement('key-icon'));
    element.querySelector<HTMLInputElement>('input[type="email"]')?.setAttribute('value', '');
  });
  await email.evaluate((field: HTMLInputElement) => {
    field.value = 'reader@example.com';
  });
  await reader.touch();
  await expectOn(email).toHaveValue('reader@example.com');
  await expectOn(email).toBeFocused();
  await expectOn(form).toBeVisible();
  await page.keyboard.press('Enter');
  await expectOn(reader.thanks).toBeVisible();
  await reader.leave();
});

test('a guide is asked for with the keyboard alone', async () => {
  const reader = await openGuideForm(browser);
  const { page } = reader;
  const press = async (key: string, times = 1) => {
    for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
  };
  await page.getByRole('link', { name: 'Email me the PDF' }).focus();
  await press('Enter');
  await press('Tab');
  await expectOn(reader.email).toBeFocused();
  await page.waitForFunction(() => document.querySelector<HTMLFormElement>('form.guide-form')?.noValidate);
  await page.keyboard.type('reader@example.com');
  await press('Tab', 3);
  await expectOn(reader.box).toBeFocused();
  await press('Space');
  await press('Tab');
  await expectOn(reader.phone).toBeFocused();
  await page.keyboard.type('205-555-0143');
  await press('Tab');
  await expectOn(reader.send).toBeFocused();
  await press('Enter');
  await expectOn(reader.thanks).toBeVisible();
  expect(reader.received[0]).toMatchObject({ email: 'reader@example.com', phone: '205-555-0143' });
  await reader.leave();
});

/** A reader, as far as a page can see: for automated browsers nothing is remembered. */
const asPerson = (signal?: 'globalPrivacyControl') => (page: Page) =>
  page.addInitScript((name) => {
    Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false });
    if (name) Object.defineProperty(Navigator.prototype, name, { get: () => true });
  }, signal);

async function followBanner(signal?: 'globalPrivacyControl') {
  const reader = await openGuideForm(browser, { path: templates['corrected article'], before: asPerson(signal) });
  const offer = reader.page.locator('[data-cta="article-end"] a', { hasText: 'Get the free guide' });
  const banner = await offer.evaluate((link) => ({
    documentId: link.closest<HTMLElement>('[data-cta]')?.dataset.banner,
    variant: link.closest('aside')?.dataset.variant,
    placement: 'article-end',
  }));
  await offer.click();
  await reader.page.waitForURL(`**${guidePath}#get`);
  await reader.touch();
  await reader.email.fill('reader@example.com');
  await reader.send.click();
  await expectOn(reader.thanks).toBeVisible();
  return { ...reader, banner };
}

test('the banner that led to the form is sent with the request, once', async () => {
  const reader = await followBanner();
  expect(reader.received[0]?.banner).toEqual(reader.banner);
  await reader.page.goto(siteUrl + guidePath);
  await reader.touch();
  await reader.email.fill('reader@example.com');
  await reader.send.click();
  await expectOn(reader.thanks).toBeVisible();
  expect(reader.received[1]).not.toHaveProperty('banner');
  await reader.leave();
});

test('of readers who ask not to be tracked no banner is remembered', async () => {
  const reader = await followBanner('globalPrivacyControl');
  expect(reader.received[0]).not.toHaveProperty('banner');
  await reader.leave();
});

test('every offer of a guide that has to be asked for leads to its form, in articles too', async () => {
  const article = await read(templates['corrected article']);
  expect(attributeValues(article.html, 'href')).toContain(`${guidePath}#get`);
});

test('the page that says what happens next is for those who asked: no banner, no search engine', async () => {
  const { html } = await read(thankYou);
  expect(html).toContain('<meta name="robots" content="noindex"');
  expect(html).not.toMatch(/<[^>]+\sdata-cta=/);
  expect(attributeValues(html, 'href')).toContain(guidePath);
});

test('new words appear in the form automatically when their time comes', async () => {
  const text = `Other words. ${randomUUID()}`;
  // Past all rules: words that were in effect cannot be taken away by anyone.
  await sql.query(
    `insert into consent_wordings (document_id, key, version, text, sha_256, effective_from, created_at, updated_at, published_at)
      values (substr(md5($1), 1, 24), 'guide-call', 1000, $1, encode(sha256($1::bytea), 'hex'), now() + interval '3 seconds', now(), now(), now())`,
    [text],
  );
  try {
    await untilAllLive();
    expect((await read(guidePath)).html).not.toContain(text);
    await vi.waitUntil(async () => (await read(guidePath)).html.includes(text), { timeout: 20_000, interval: 20 });
    expect(attributeValues((await read(guidePath)).html, 'value')).toContain('guide-call:1000');
  } finally {
    await sql.query('delete from consent_wordings where version = 1000');
    await untilAllLive();
  }
});

test('without words in effect there is no form: the page says how else to get the guide', async () => {
  await sql.query(`update consent_wordings set effective_from = now() + interval '1 day' where key = 'guide'`);
  try {
    await untilAllLive();
    const { html } = await read(guidePath);
    expect(html).not.toContain('<form');
    expect(html).toContain('id="get"');
    expect(html).toContain('ask for it');
    expect((await read(thankYou)).status).toBe(404);
  } finally {
    await sql.query(`update consent_wordings set effective_from = '2026-01-01' where key = 'guide'`);
    await untilAllLive();
  }
  expect((await read(guidePath)).html).toContain('<form');
});

test('a guide that is opened to everyone has a download in place of the form, and one that is closed again a form', async () => {
  const GUIDE = 'api::guide.guide';
  const { list } = await administrator.call('GET', `${collection(GUIDE)}?pageSize=100`);
  const guide: Fields =
    list.find(({ slug }) => guidePath.includes(String(slug))) ?? expect.fail('The demo has no such guide.');
  const setAccess = async (access: string) => {
    expect(await administrator.call('PUT', collection(GUIDE, guide.documentId), { access })).toMatchObject({
      status: 200,
    });
    expect(await publish(administrator, GUIDE, guide)).toMatchObject({ status: 200 });
    await untilAllLive();
  };
  await setAccess('open');
  try {
    const { html } = await read(guidePath);
    expect(html).not.toContain('<form');
    expect(attributeValues(html, 'href').some((href) => href.endsWith('.pdf'))).toBe(true);
    expect((await read(thankYou)).status).toBe(404);
    expect(attributeValues((await read(templates['corrected article'])).html, 'href')).not.toContain(
      `${guidePath}#get`,
    );
  } finally {
    await setAccess('on-request');
  }
  expect((await read(guidePath)).html).toContain('<form');
  expect((await read(thankYou)).status).toBe(200);
});
