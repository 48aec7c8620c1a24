import type { Browser, Route } from '@playwright/test';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { refused } from '../fixtures/callback-form.ts';
import {
  download,
  guidePath,
  isProof,
  openGuideForm,
  shiftOf,
  taken,
  takenForMail,
  thankYou,
} from '../fixtures/guide-form.ts';

const { siteUrl } = stack;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('an address is enough: it is sent with a proof of work, and the next page offers the PDF at once, one time', async () => {
  const reader = await openGuideForm(browser, { viewport: { width: 360, height: 740 } });
  await reader.touch();
  await reader.email.fill('Reader@example.com');
  await reader.send.click();
  await expectOn(reader.thanks).toBeVisible();
  expect(new URL(reader.page.url()).pathname).toBe(thankYou);
  expect(reader.received).toEqual([
    {
      idempotencyKey: expect.any(String),
      guide: expect.any(String),
      email: 'Reader@example.com',
      relationship: 'undisclosed',
      consents: [
        { key: 'guide', version: 1, granted: true },
        { key: 'guide-call', version: 1, granted: false },
      ],
      page: guidePath,
      openForMs: expect.any(Number),
      proof: expect.any(String),
    },
  ]);
  expect(await isProof(reader.received[0]?.proof)).toBe(true);
  const link = reader.page.getByRole('link', { name: 'Download the guide now (PDF)' });
  await expectOn(link).toHaveAttribute('href', download);
  expect(await shiftOf(reader.page)).toBe(0);
  await reader.page.reload();
  await expectOn(reader.thanks).toBeVisible();
  await expectOn(link).toHaveCount(0);
  await reader.leave();
});

test('where the PDF comes by mail only, the next page offers none, and says the same else', async () => {
  const reader = await openGuideForm(browser, { answer: takenForMail });
  await reader.touch();
  await reader.email.fill('reader@example.com');
  await reader.send.click();
  await expectOn(reader.thanks).toBeVisible();
  await expectOn(reader.page.locator('[data-download]')).toContainText('opens the guide as a PDF');
  await reader.leave();
});

test('what else was filled in goes with it; the phone is asked for, and sent, only while a box is ticked', async () => {
  const reader = await openGuideForm(browser);
  await reader.touch();
  await expectOn(reader.box).not.toBeChecked();
  await expectOn(reader.box).toHaveAccessibleName(/^I’d also like a call\. Sample Law Firm, LLP/);
  await expectOn(reader.phone).toBeHidden();
  await reader.email.fill('reader@example.com');
  await reader.form.getByLabel('Your name').fill('Sample Reader');
  await reader.form.getByLabel('Which best describes you?').selectOption('Caregiver');
  await reader.box.check();
  await reader.phone.fill('(205) 555-0143');
  await reader.send.click();
  await expectOn(reader.thanks).toBeVisible();
  expect(reader.received[0]).toMatchObject({
    name: 'Sample Reader',
    relationship: 'caregiver',
    phone: '(205) 555-0143',
    consents: [{ key: 'guide' }, { key: 'guide-call', granted: true }],
  });
  await reader.page.goto(siteUrl + guidePath);
  await reader.touch();
  await reader.email.fill('reader@example.com');
  await reader.box.check();
  await reader.phone.fill('(205) 555-0143');
  await reader.box.uncheck();
  await expectOn(reader.phone).toBeHidden();
  await reader.send.click();
  await expectOn(reader.thanks).toBeVisible();
  expect(reader.received[1]).not.toHaveProperty('phone');
  await reader.leave();
});

test('no field has an error before it is sent; then what is missing is named, linked to, and gone once fixed', async () => {
  const reader = await openGuideForm(browser);
  const { page, email, send, problems, received } = reader;
  await reader.touch();
  await email.fill('reader');
  await page.keyboard.press('Tab');
  await expectOn(email).not.toHaveAttribute('aria-invalid');
  await send.click();
  await expectOn(problems).toBeFocused();
  await expectOn(email).toHaveAccessibleDescription(/That email address looks incomplete\. Example: name@example/);
  await problems.getByRole('link').click();
  await expectOn(email).toBeFocused();
  await email.fill('reader@example.com');
  await page.keyboard.press('Tab');
  await expectOn(email).not.toHaveAttribute('aria-invalid');
  await reader.box.check();
  await reader.phone.fill('12');
  await send.click();
  await expectOn(reader.phone).toHaveAccessibleDescription(/“12” isn’t a valid phone number/);
  expect(received).toEqual([]);
  await reader.leave();
});

test('a reader who checks the box for a call is asked for a number, which is required until the box is unchecked', async () => {
  const reader = await openGuideForm(browser);
  const { box, phone, send, problems, received } = reader;
  await reader.touch();
  await reader.email.fill('reader@example.com');
  await box.check();
  await expectOn(phone).toHaveAccessibleName('Your phone number (required for a call)');
  await expectOn(phone).toHaveAttribute('required', '');
  await send.click();
  await expectOn(problems).toBeFocused();
  await problems
    .getByRole('link', { name: 'Enter the phone number we should call, or uncheck the box that asks for a call.' })
    .click();
  await expectOn(phone).toBeFocused();
  await expectOn(phone).toHaveAttribute('aria-invalid', 'true');
  expect(received).toEqual([]);
  await box.uncheck();
  await expectOn(phone).not.toHaveAttribute('required');
  await send.click();
  await expectOn(reader.thanks).toBeVisible();
  expect(received).toHaveLength(1);
  await reader.leave();
});

test('an address with a likely typing mistake is asked about once; a press takes the other one, another sends it as it is', async () => {
  const reader = await openGuideForm(browser);
  const { page, email, send, form, received } = reader;
  await reader.touch();
  await email.fill('reader@gmial.com');
  await page.keyboard.press('Enter');
  await expectOn(form).toContainText('Did you mean reader@gmail.com?');
  await expectOn(email).toHaveValue('reader@gmial.com');
  expect(received).toEqual([]);
  await form.getByRole('button', { name: 'reader@gmail.com' }).click();
  await expectOn(email).toHaveValue('reader@gmail.com');
  await expectOn(email).toBeFocused();
  await email.fill('reader@gmial.com');
  await page.keyboard.press('Tab');
  await expectOn(form).toContainText('Did you mean reader@gmail.com?');
  await send.click();
  await expectOn(reader.thanks).toBeVisible();
  expect(received.map((request) => request.email)).toEqual(['reader@gmial.com']);
  await reader.leave();
});

test('however often the button is pressed, it is sent once', async () => {
  const held: Route[] = [];
  const reader = await openGuideForm(browser, { answer: (route) => held.push(route) });
  await reader.touch();
  await reader.email.fill('reader@example.com');
  await reader.send.dblclick();
  const sending = reader.form.getByRole('button', { name: 'Sending…' });
  await expectOn(sending).toHaveAttribute('aria-disabled', 'true');
  await sending.click({ force: true });
  await reader.page.keyboard.press('Enter');
  await vi.waitUntil(() => held.length > 0, { timeout: 30_000 });
  for (const route of held) await taken(route);
  await expectOn(reader.thanks).toBeVisible();
  expect(reader.received).toHaveLength(1);
  await reader.leave();
});

test('without a connection it stays in the page, and sent automatically with the same key when there is one', async () => {
  let isOnline = false;
  const reader = await openGuideForm(browser, {
    answer: (route) => (isOnline ? taken(route) : route.abort('internetdisconnected')),
  });
  const { page, received, problems } = reader;
  await reader.touch();
  await reader.email.fill('reader@example.com');
  await page.context().setOffline(true);
  await reader.send.click();
  await expectOn(problems).toBeFocused();
  await expectOn(problems).toContainText('Your request wasn’t sent yet');
  await expectOn(problems).toContainText('You may be offline');
  await expectOn(reader.email).toHaveValue('reader@example.com');
  isOnline = true;
  await page.context().setOffline(false);
  await expectOn(reader.thanks).toBeVisible();
  expect(received).toHaveLength(2);
  expect(new Set(received.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  await reader.leave();
});

test('what was changed while it waited is sent as it is then, with another key', async () => {
  let isOnline = false;
  const reader = await openGuideForm(browser, {
    answer: (route) => (isOnline ? taken(route) : route.abort('internetdisconnected')),
  });
  await reader.touch();
  await reader.email.fill('reader@example.com');
  await reader.page.context().setOffline(true);
  await reader.send.click();
  await expectOn(reader.problems).toBeFocused();
  await reader.email.fill('another@example.com');
  isOnline = true;
  await reader.page.context().setOffline(false);
  await expectOn(reader.thanks).toBeVisible();
  expect(reader.received.map(({ email }) => email)).toEqual(['reader@example.com', 'another@example.com']);
  expect(new Set(reader.received.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  await reader.leave();
});

test('a site that is hindered is asked again after the time that it names, with the same key', async () => {
  const detail = 'We couldn’t save this just now.';
  const reader = await openGuideForm(browser, {
    answer: (route) =>
      reader.received.length > 1
        ? taken(route)
        : route.fulfill({
            status: 503,
            headers: { 'retry-after': '1' },
            contentType: 'application/problem+json',
            body: JSON.stringify({ status: 503, code: 'not-kept', title: 'not kept', detail }),
          }),
  });
  await reader.touch();
  await reader.email.fill('reader@example.com');
  await reader.send.click();
  await expectOn(reader.problems).toContainText(detail);
  await expectOn(reader.thanks).toBeVisible();
  expect(reader.received).toHaveLength(2);
  expect(new Set(reader.received.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  await reader.leave();
});

test('a long limit is reported instead of waited for', async () => {
  const detail = 'There were many requests from here. Try again in an hour.';
  const reader = await openGuideForm(browser, { answer: refused(429, 'too-many-requests', detail) });
  await reader.touch();
  await reader.email.fill('reader@example.com');
  await reader.send.click();
  await expectOn(reader.problems).toBeFocused();
  await expectOn(reader.problems).toContainText(detail);
  await expectOn(reader.send).not.toHaveAttribute('aria-disabled');
  await reader.leave();
});

test('what the newsroom says of a field is shown beside it, and linked to', async () => {
  const message = 'No mail can be sent to this address.';
  const reader = await openGuideForm(browser, {
    answer: refused(422, 'invalid', message, { errors: [{ field: 'email', message }] }),
  });
  await reader.touch();
  await reader.email.fill('reader@example.invalid');
  await reader.send.click();
  await expectOn(reader.problems).toBeFocused();
  await expectOn(reader.email).toHaveAccessibleDescription(message);
  await reader.problems.getByRole('link', { name: message }).click();
  await expectOn(reader.email).toBeFocused();
  await reader.leave();
});

test('a proof of work that is not taken is made again, and sent once more, without anyone noticing', async () => {
  const reader = await openGuideForm(browser, {
    answer: (route) =>
      reader.received.length > 1 ? taken(route) : refused(422, 'proof-of-work', 'The proof is too old.')(route),
  });
  await reader.touch();
  await reader.email.fill('reader@example.com');
  await reader.send.click();
  await expectOn(reader.thanks).toBeVisible();
  expect(reader.challenges()).toBe(2);
  const [first, second] = reader.received;
  expect(second?.proof).not.toBe(first?.proof);
  expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
  await reader.leave();
});

test('where no proof can be had, it is sent without', async () => {
  const reader = await openGuideForm(browser, { challenge: (route) => route.fulfill({ status: 503, body: '' }) });
  await reader.touch();
  await reader.email.fill('reader@example.com');
  await reader.send.click();
  await expectOn(reader.thanks).toBeVisible();
  expect(reader.received[0]).not.toHaveProperty('proof');
  await reader.leave();
});

test('a reader who goes back from the next page finds the form ready', async () => {
  const reader = await openGuideForm(browser);
  await reader.touch();
  await reader.email.fill('reader@example.com');
  await reader.send.click();
  await expectOn(reader.thanks).toBeVisible();
  await reader.page.goBack();
  await expectOn(reader.send).toBeVisible();
  await reader.leave();
});
