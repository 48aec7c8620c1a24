import { randomUUID } from 'node:crypto';
import type { Browser, Route } from '@playwright/test';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { sql } from '../../../cms/tests/fixtures/database.ts';
import { chatPath } from '../../src/content/props/chat-file.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { openCallbackForm, refused, taken } from '../fixtures/callback-form.ts';
import { openReader, originsOf, pageWithChat } from '../fixtures/chat-dialog.ts';
import { untilAllLive } from '../fixtures/newsroom.ts';

// The demo has no chat provider, so that its chat button offers a call.
const { siteUrl } = stack;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const openForm = (answer?: (route: Route) => unknown) => openCallbackForm(browser, answer);

test('without a provider the button offers a call: no one but the site is asked, and no box is ticked', async () => {
  const { reader, dialog, consent } = await openForm();
  await expectOn(dialog).toContainText('This sample site has no chat.');
  await expectOn(dialog.getByRole('link', { name: 'Call 877-MESOTHELIOMA' })).toBeVisible();
  await expectOn(consent).not.toBeChecked();
  await expectOn(consent).toHaveAccessibleName(/^I ask Sample Law Firm, LLP/);
  expect(originsOf(reader.requests)).toEqual([siteUrl]);
  await reader.leave();
});

test('nothing is sent until the number is there and the box is ticked; what is missing is said, and led to', async () => {
  const { reader, dialog, received, phone, consent, send } = await openForm();
  await send.click();
  const problems = dialog.getByRole('alert');
  await expectOn(problems).toBeFocused();
  await expectOn(phone).toHaveAccessibleDescription('Enter the phone number we should call.');
  await expectOn(phone).toHaveAttribute('aria-invalid', 'true');
  await expectOn(consent).toHaveAccessibleDescription(/Check the box to let us call you/);
  await problems.getByRole('link', { name: 'Enter the phone number' }).click();
  await expectOn(phone).toBeFocused();
  expect(reader.page.url()).toBe(siteUrl + pageWithChat);

  await phone.fill('12');
  await send.click();
  await expectOn(phone).toHaveAccessibleDescription(/“12” isn’t a valid phone number.*205-555-0143/);
  await expectOn(phone).toHaveValue('12');
  expect(received).toEqual([]);
  await reader.leave();
});

test('what is filled in arrives with the words that were agreed to, and what happens next is said', async () => {
  const { reader, dialog, received, fill, send, success } = await openForm();
  await fill();
  await dialog.getByLabel('Your name').fill('Sample Reader');
  await dialog.getByLabel('Best time to call').fill('weekday mornings');
  await send.click();
  await expectOn(success).toBeFocused();
  await expectOn(dialog).toContainText('Someone will call you at (205) 555-0143. Best time to call: weekday mornings.');
  expect(received).toEqual([
    {
      idempotencyKey: expect.any(String),
      phone: '(205) 555-0143',
      name: 'Sample Reader',
      bestTime: 'weekday mornings',
      consent: { key: 'callback', version: expect.any(Number), granted: true },
      page: pageWithChat,
      banner: { documentId: expect.any(String), variant: '', placement: 'top-bar' },
      openForMs: expect.any(Number),
    },
  ]);
  await reader.leave();
});

test('the newsroom itself takes it, and keeps with it the banner that led to it', async () => {
  const { reader, fill, send, success } = await openForm((route) => route.continue());
  const banner = await reader.chatButton.evaluate((link) => link.closest<HTMLElement>('[data-cta]')?.dataset.banner);
  const count = async () =>
    (await sql.query('select count(*)::int as count from callback_requests where cta_banner = $1', [banner])).rows[0]
      .count;
  const before = await count();
  await fill();
  await send.click();
  await expectOn(success).toBeVisible();
  expect(await count()).toBe(before + 1);
  await reader.leave();
});

test('pressed twice, it is sent once', async () => {
  const held: Route[] = [];
  const { reader, received, fill, send, success } = await openForm((route) => held.push(route));
  await fill();
  await send.dblclick();
  await reader.page.keyboard.press('Enter');
  await expectOn(reader.dialog.getByRole('button', { name: 'Sending…' })).toHaveAttribute('aria-disabled', 'true');
  await vi.waitUntil(() => held.length > 0, { timeout: 30_000 });
  for (const route of held) await taken(route);
  await expectOn(success).toBeVisible();
  expect(received).toHaveLength(1);
  await reader.leave();
});

test('without a connection it stays, and is sent automatically with the same key when there is one', async () => {
  let isOnline = false;
  const { reader, dialog, received, phone, fill, send, success } = await openForm((route) =>
    isOnline ? taken(route) : route.abort('internetdisconnected'),
  );
  const { page } = reader;
  await fill();
  await page.context().setOffline(true);
  await send.click();
  await expectOn(dialog.getByRole('alert')).toBeFocused();
  await expectOn(dialog.getByRole('alert')).toContainText('Your request wasn’t sent yet');
  await expectOn(phone).toHaveValue('(205) 555-0143');
  await send.click();
  await vi.waitUntil(() => received.length === 2, { timeout: 30_000 });
  await expectOn(dialog.getByRole('alert')).toBeVisible();

  isOnline = true;
  await page.context().setOffline(false);
  await expectOn(success).toBeVisible();
  expect(received).toHaveLength(3);
  expect(new Set(received.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  await reader.leave();
});

test('what was typed is there when the dialog is opened again, also without a connection', async () => {
  const { reader, dialog, phone, fill } = await openForm();
  await fill();
  await reader.page.keyboard.press('Escape');
  await expectOn(dialog).toBeHidden();
  await reader.page.route(`**${chatPath}`, (route) => route.abort());
  await reader.open();
  await expectOn(phone).toHaveValue('(205) 555-0143');
  await reader.leave();
});

test('what the site objects to is shown, nothing typed is lost, and another number is another request', async () => {
  const detail = 'There were many requests from here. Try again in an hour, or call.';
  let answer: (route: Route) => unknown = refused(429, 'too-many-requests', detail);
  const { reader, dialog, received, phone, consent, fill, send, success } = await openForm((route) => answer(route));
  await fill();
  await send.click();
  await expectOn(dialog.getByRole('alert')).toBeFocused();
  await expectOn(dialog.getByRole('alert')).toContainText(detail);
  await expectOn(phone).toHaveValue('(205) 555-0143');
  await expectOn(consent).toBeChecked();

  answer = taken;
  await phone.fill('205-555-0144');
  await send.click();
  await expectOn(success).toBeVisible();
  expect(received.map((request) => request.phone)).toEqual(['(205) 555-0143', '205-555-0144']);
  expect(new Set(received.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  await reader.leave();
});

test('what the site says of one field is shown beside that field', async () => {
  const message = 'This is not a phone number that can be called.';
  const { dialog, reader, phone, consent, send } = await openForm(
    refused(422, 'invalid', message, { errors: [{ field: 'phone', message }] }),
  );
  await phone.fill('123-456-7890');
  await consent.check();
  await send.click();
  await expectOn(dialog.getByRole('alert')).toBeFocused();
  await expectOn(dialog.getByRole('alert').getByRole('link')).toHaveText(message);
  await expectOn(phone).toHaveAccessibleDescription(message);
  await reader.leave();
});

test('a failure without a message is reported in words', async () => {
  const { reader, dialog, fill, send } = await openForm((route) => route.fulfill({ status: 502, body: '<html>' }));
  await fill();
  await send.click();
  await expectOn(dialog.getByRole('alert')).toContainText('We couldn’t save your request just now. Try again');
  await reader.leave();
});

test('the field for programs is not met by people', async () => {
  const { reader, dialog } = await openForm();
  await expectOn(dialog.getByRole('textbox')).toHaveCount(3);
  await expectOn(dialog.locator('[name="website"]')).toHaveAttribute('tabindex', '-1');
  await reader.leave();
});

test('without words to agree to there is no form: the phone and the contact page are offered', async () => {
  const reader = await openReader(browser, {
    before: (page) =>
      page.route(`**${chatPath}`, async (route) => {
        const said: object = await (await route.fetch()).json();
        await route.fulfill({ json: { ...said, consent: null } });
      }),
  });
  await reader.open();
  await expectOn(reader.dialog.getByRole('textbox')).toHaveCount(0);
  await expectOn(reader.dialog.getByRole('link', { name: 'Call 877-MESOTHELIOMA' })).toBeVisible();
  await expectOn(reader.dialog.getByRole('link', { name: 'Other ways' })).toHaveAttribute('href', '/contact/');
  await reader.leave();
});

test('new words appear beside the form automatically when their time comes', async () => {
  const text = `I agree to be called. ${randomUUID()}`;
  const fileText = async () => (await fetch(`${siteUrl}${chatPath}`)).text();
  // Past all rules: words that were in effect cannot be taken away by anyone.
  await sql.query(
    `insert into consent_wordings (document_id, key, version, text, sha_256, effective_from, created_at, updated_at, published_at)
      values (substr(md5($1), 1, 24), 'callback', 1000, $1, encode(sha256($1::bytea), 'hex'), now() + interval '3 seconds', now(), now(), now())`,
    [text],
  );
  try {
    await untilAllLive();
    expect(await fileText()).not.toContain(text);
    await vi.waitUntil(async () => (await fileText()).includes(text), { timeout: 20_000, interval: 20 });
  } finally {
    await sql.query('delete from consent_wordings where version = 1000');
    await untilAllLive();
  }
});
