import { stack } from '../../../.run/worker-stack.ts';
import '../../../cms/tests/fixtures/stack-environment.ts';
import type { Page } from '@playwright/test';
import { afterAll, expect, test, vi } from 'vitest';
import { leadKeys } from '../../../cms/src/platform/encryption/lead-keys.ts';
import { asAdministrator, asRole } from '../../../cms/tests/fixtures/admin-api.ts';
import { sampleAddress } from '../../../cms/tests/fixtures/intake.ts';
import { linkIn, mailbox } from '../../../cms/tests/fixtures/mailbox.ts';
import { sampleEmail } from '../../../cms/tests/fixtures/plant-request.ts';
import { database, linkTo } from '../../../cms/tests/fixtures/planted-requests.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { guidePath, thankYou } from '../fixtures/guide-form.ts';

const { siteUrl } = stack;
const { sql, rowOf } = database;
const browser = await openBrowser();

afterAll(() => browser.close());

const send = (page: Page) => page.locator('form[action="/api/guide-downloads"] button');

/** A form that is filled in within a moment looks automated. */
const type = (page: Page, email: string) =>
  page.getByLabel('Your email address').pressSequentially(email, { delay: 90 });

/** The first bytes of what an address answers with, to a reader who clicks on it. */
async function open(address: string) {
  const answer = await fetch(address, { headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' } });
  return { status: answer.status, type: answer.headers.get('content-type'), start: (await answer.text()).slice(0, 5) };
}
const aPdf = { status: 200, type: 'application/pdf', start: '%PDF-' };

async function requestOf(email: string): Promise<string> {
  const { rows } = await sql.query('select document_id from guide_downloads where email_index = $1', [
    leadKeys.index('email', email),
  ]);
  expect(rows).toHaveLength(1);
  return String(rows[0]?.document_id);
}

test.each([
  ['without', false],
  ['with', true],
])('%s script, a reader asks for a guide, gets the mail, and its link opens the PDF', async (_, javaScriptEnabled) => {
  const email = sampleEmail();
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${siteUrl}${guidePath}#get`);
  await type(page, email);
  await send(page).click();
  await expectOn(page).toHaveURL(siteUrl + thankYou);
  const now = page.getByRole('link', { name: 'Download the guide now (PDF)' });
  if (javaScriptEnabled) expect(await open(siteUrl + (await now.getAttribute('href')))).toEqual(aPdf);
  else await expectOn(now).toHaveCount(0);

  const mail = await mailbox.untilMail(email);
  expect(mail.subject).not.toMatch(/mesothelioma/i);
  expect(linkIn(mail)).toContain(`${siteUrl}/api/guide-files/`);
  expect(await open(linkIn(mail))).toEqual(aPdf);
  const request = await requestOf(email);
  await vi.waitUntil(async () => Number((await rowOf(request)).openings) === (javaScriptEnabled ? 2 : 1), {
    timeout: 30_000,
  });
  expect(await rowOf(request)).toMatchObject({ delivered_at: expect.any(Date), opened_at: expect.any(Date) });
  await context.close();
});

test('without script, what cannot be sent comes back with what was typed, and is sent once it is fixed', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${siteUrl}${guidePath}#get`);
  await page.getByLabel('Your name').fill('Grace Example');
  // As browsers see it, this is an address.
  await page.getByLabel('Your email address').fill('grace@example');
  await send(page).click();
  await expectOn(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(page.url()).toBe(`${siteUrl}/api/guide-downloads`);
  await expectOn(page.getByLabel(/email/i)).toHaveValue('grace@example');
  await expectOn(page.getByLabel(/name/i)).toHaveValue('Grace Example');
  const email = sampleEmail();
  await page.getByLabel(/email/i).fill(email);
  await send(page).click();
  await expectOn(page).toHaveURL(siteUrl + thankYou);
  await mailbox.untilMail(email);
  await context.close();
});

test('an expired link offers a new one, which comes by email to the reader who asked', async () => {
  const email = sampleEmail();
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${siteUrl}${guidePath}#get`);
  await type(page, email);
  await send(page).click();
  await mailbox.untilMail(email);
  const answer = await page.goto(siteUrl + linkTo('file', await requestOf(email), 8));
  expect(answer?.status()).toBe(410);
  await page.getByRole('button', { name: 'Send me a new link' }).click();
  await expectOn(page.getByRole('heading', { name: 'A new link is on its way' })).toBeVisible();
  const renewed = await mailbox.untilMail(email, 2);
  expect(await open(linkIn(renewed))).toEqual(aPdf);
  await context.close();
});

test('without script, a reader who wants a call and gives no number gets the form back, and can give it', async () => {
  const email = sampleEmail();
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${siteUrl}${guidePath}#get`);
  await type(page, email);
  // Outside the page’s text, another one closes the banner.
  const wantsCall = page.getByRole('main').getByRole('checkbox');
  await wantsCall.check();
  await expectOn(page.getByLabel('Your phone number (required for a call)')).toBeVisible();
  await send(page).click();
  const phone = page.getByLabel(/^Your phone number/);
  await expectOn(phone).toHaveAccessibleDescription(/Enter the phone number we should call/);
  await expectOn(wantsCall).toBeChecked();
  await phone.fill('205-555-0123');
  await send(page).click();
  await expectOn(page).toHaveURL(siteUrl + thankYou);
  expect(await rowOf(await requestOf(email))).toMatchObject({ agreed_to_call: true });
  await context.close();
});

/** All that is in the database, as text. */
async function dump(): Promise<string> {
  const { rows: tables } = await sql.query(`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql.query(`select coalesce(string_agg(one::text, e'\\n'), '') as text from ${name} one`);
    texts.push(String(rows[0]?.text));
  }
  return texts.join('\n').toLowerCase();
}

test('after a hundred requests the database holds no address, no name and no phone in plain text; readers who are erased are gone, and the counts stay', async () => {
  const tag = sampleEmail().split('@')[0] ?? '';
  const { rows } = await sql.query(`select document_id from guides where slug = $1 limit 1`, [guidePath.split('/')[2]]);
  const readers = Array.from({ length: 100 }, (_, index) => ({
    email: `${tag}-${index}@example.org`,
    name: `Reader-${tag}-${index}`,
    phone: `+1205555${String(1000 + index)}`,
  }));
  for (const reader of readers) {
    const answer = await fetch(`${stack.cmsUrl}/api/guide-downloads`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': sampleAddress() },
      body: JSON.stringify({
        idempotencyKey: crypto.randomUUID(),
        guide: rows[0]?.document_id,
        ...reader,
        consents: [
          { key: 'guide', version: 1, granted: true },
          { key: 'guide-call', version: 1, granted: true },
        ],
        page: guidePath,
        openForMs: 20_000,
      }),
    });
    expect(answer.status).toBe(201);
  }
  const [first] = readers;
  if (!first) throw new Error('There are a hundred.');
  for (const { email } of readers) await mailbox.untilMail(email);
  const before = await dump();
  for (const { email, name, phone } of readers)
    for (const plain of [email, name, phone, phone.slice(2)]) expect(before).not.toContain(plain.toLowerCase());

  await vi.waitUntil(
    async () => {
      const { rows } = await sql.query('select from guide_downloads where delivered_at is null and page = $1', [
        guidePath,
      ]);
      return rows.length === 0;
    },
    { timeout: 30_000 },
  );
  const intake = await asRole(stack.cmsUrl, await asAdministrator(stack), 'intake');
  const counts = async () => JSON.stringify((await intake.call('GET', '/intake/guide-downloads/numbers')).data);
  const counted = await counts();
  const request = await requestOf(first.email);
  const { email_index: index } = await rowOf(request);
  const answer = await intake.call('POST', '/intake/people/erase', { email: first.email });
  expect(answer.data).toMatchObject({ erased: { guideDownloads: 1, callbackRequests: 0 } });
  expect(await rowOf(request)).toMatchObject({ email: null, name: null, phone: null, email_index: null });
  const after = await dump();
  const { rows: proof } = await sql.query(
    'select wording_key, granted from patient_press_consents where email_index = $1 order by wording_key',
    [index],
  );
  expect(proof).toEqual([
    { wording_key: 'guide', granted: true },
    { wording_key: 'guide-call', granted: true },
  ]);
  expect(after.split(String(index)).length - 1).toBe(proof.length);
  expect(await counts()).toBe(counted);
});
