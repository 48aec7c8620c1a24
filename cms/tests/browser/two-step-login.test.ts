import { afterAll, beforeEach, expect, test } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { expectOn, openBrowser } from '../../../web/tests/fixtures/browser.ts';
import { violationsOf } from '../../../web/tests/fixtures/violations.ts';
import { copyNewsroom } from '../fixtures/copied-newsroom.ts';
import { codeOf } from '../fixtures/second-factor.ts';

type Page = Parameters<typeof violationsOf>[0];

const { administrator } = stack;

const newsroom = await copyNewsroom();
const cms = await startCms({
  databaseUrl: newsroom.databaseUrl,
  dataDir: newsroom.dataDir,
  port: await freePort(),
  env: { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl, REQUIRE_SECOND_FACTOR: 'administrators' },
});
const browser = await openBrowser();
afterAll(async () => {
  await browser.close();
  await cms.stop();
  await newsroom.remove();
});
// As if half a minute had passed since the last code: each is taken once.
beforeEach(() => sql.query('update patient_press_second_factors set last_step = 0'));

const { sql } = newsroom;
/** What earlier tests of this file set up: they are the days of one administrator. */
const own = { secret: '', recoveryCode: '' };

async function openLogin(): Promise<Page> {
  // One page each: a login, as any session, is in the browser's cookies.
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  await page.goto(`${cms.url}/admin`);
  return page;
}

async function enterPassword(page: Page): Promise<void> {
  await page.getByLabel('Email').fill(administrator.email);
  await page.getByLabel(/^Password/).fill(administrator.password);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.getByRole('heading', { name: 'Two-step login' }).waitFor();
}

const home = (page: Page) => page.getByRole('heading', { name: /^Hello/ });

/** @returns the secret that a phone without a camera is given. */
async function readSecret(page: Page): Promise<string> {
  const shown = page.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4}){7}$/);
  return ((await shown.textContent()) ?? '').replaceAll(' ', '');
}

test('who must have two-step login sets it up at the next login, before the newsroom opens', async () => {
  const page = await openLogin();
  await enterPassword(page);
  await page.getByText('Your role requires two-step login').waitFor();
  own.secret = await readSecret(page);
  await page.getByRole('img', { name: 'QR code for your authenticator app' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);

  await page.getByLabel('Code from the app').fill('000000');
  await page.getByRole('button', { name: 'Turn on two-step login' }).click();
  await page.getByText('This code isn’t right').waitFor();
  await page.getByLabel('Code from the app').fill(codeOf(own));
  await page.getByRole('button', { name: 'Turn on two-step login' }).click();

  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expectOn(codes).toHaveCount(10);
  own.recoveryCode = (await codes.first().textContent()) ?? '';
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'I saved them' }).click();
  await home(page).waitFor();
  await page.context().close();
});

test('a login asks for the code, and goes on to the page that was asked for', async () => {
  const page = await openLogin();
  await page.goto(`${cms.url}/admin/me`);
  await enterPassword(page);
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('Code', { exact: false }).fill('000000');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByText('This code isn’t right').waitFor();
  await page.getByLabel('Code', { exact: false }).fill(codeOf(own));
  await page.getByRole('button', { name: 'Log in' }).click();

  const section = page.getByRole('region', { name: 'Two-step login' });
  await section.getByText(/^On since .* 10 recovery codes left\. Your role requires it\.$/).waitFor();
  expect(await violationsOf(page, section)).toEqual([]);
  await page.reload();
  await section.waitFor();
  await page.context().close();
});

test('who goes back from the code is at the login page, not logged in', async () => {
  const page = await openLogin();
  await enterPassword(page);
  await page.getByRole('button', { name: 'Back to login' }).click();
  await page.getByText('Login canceled.').waitFor();
  await page.goto(`${cms.url}/admin/me`);
  await page.getByRole('button', { name: 'Login' }).waitFor();
  await page.context().close();
});

test('a recovery code logs in without the app, and new ones are made in the profile', async () => {
  const page = await openLogin();
  await enterPassword(page);
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await page.getByLabel('Recovery code').fill(own.recoveryCode);
  await page.getByRole('button', { name: 'Log in' }).click();
  await home(page).waitFor();

  await page.goto(`${cms.url}/admin/me`);
  const section = page.getByRole('region', { name: 'Two-step login' });
  await section.getByText(/9 recovery codes left/).waitFor();
  await section.getByRole('button', { name: 'New recovery codes' }).click();
  await section.getByLabel('Code from your app').fill(codeOf(own));
  await section.getByRole('button', { name: 'Make new codes' }).click();
  await expectOn(section.getByRole('listitem')).toHaveCount(10);
  await section.getByRole('button', { name: 'I saved them' }).click();
  await section.getByText(/10 recovery codes left/).waitFor();
  await page.context().close();
});
