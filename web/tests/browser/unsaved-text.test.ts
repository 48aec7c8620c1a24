import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { create, word } from '../../../cms/tests/fixtures/samples.ts';
import { logInAs } from '../fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../fixtures/browser.ts';
import { violationsOf } from '../fixtures/violations.ts';

const TOPIC = 'api::topic.topic';
const administrator = await asAdministrator(stack);
const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 800 }, reducedMotion: 'reduce' });
const leaving: (() => Promise<void>)[] = [];
beforeAll(async () => {
  const page = await context.newPage();
  leaving.push(await logInAs(page, 'strapi-super-admin'));
  await page.close();
});
afterAll(async () => {
  await browser.close();
  for (const leave of leaving) await leave();
});

const createTopic = (): Promise<Fields> =>
  create(administrator, TOPIC, { name: word(), slug: word(), summary: 'Saved.' });

const summary = (page: Page) => page.getByRole('main').locator('[name="summary"]');
const saveButton = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Save', exact: true });
const notices = (page: Page) => page.getByRole('region', { name: 'Unsaved text' });
const restore = (page: Page) => notices(page).getByRole('button', { name: /^Restore what you wrote at / });

async function open({ documentId }: Fields, page?: Page): Promise<Page> {
  const tab = page ?? (await context.newPage());
  await tab.goto(`${stack.cmsUrl}/admin${collection(TOPIC, documentId)}`);
  await summary(tab).waitFor();
  return tab;
}

/** What the browser has stored, as text. A database that the page has not made yet is not made here, without its stores. */
const stored = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('patient-press-drafts');
        let isMissing = false;
        opening.onupgradeneeded = () => {
          isMissing = true;
          opening.transaction?.abort();
        };
        opening.onerror = () => (isMissing ? resolve('') : reject(opening.error));
        opening.onsuccess = () => {
          const all = opening.result.transaction('drafts').objectStore('drafts').getAll();
          all.onsuccess = () => resolve(JSON.stringify(all.result));
          all.onerror = () => reject(all.error);
        };
      }),
  );

async function typeAndWait(page: Page, text: string): Promise<void> {
  await summary(page).fill(text);
  await expect.poll(() => stored(page), { timeout: 20_000 }).toContain(text);
}

test('what was typed is offered again after the tab was killed, and no more once it is saved', async () => {
  const topic = await createTopic();
  const killed = await open(topic);
  await typeAndWait(killed, 'Typed with care.');
  await killed.close();

  const tab = await open(topic);
  await expectOn(summary(tab)).toHaveValue('Saved.');
  await restore(tab).waitFor();
  expect(await violationsOf(tab, notices(tab))).toEqual([]);
  await restore(tab).click();
  await expectOn(summary(tab)).toHaveValue('Typed with care.');
  await saveButton(tab).click();
  await tab.getByText('Saved document').first().waitFor();
  await expect.poll(() => stored(tab), { timeout: 20_000 }).not.toContain('Typed with care.');

  await open(topic, tab);
  await expectOn(summary(tab)).toHaveValue('Typed with care.');
  await expectOn(notices(tab)).toHaveCount(0);
  await tab.close();
});

test('what was typed is offered after the cms refused it and the tab was killed', async () => {
  const topic = await createTopic();
  const killed = await open(topic);
  await killed.route('**/content-manager/collection-types/**', (route) =>
    route.request().method() === 'PUT' ? route.fulfill({ status: 500, body: 'No.' }) : route.continue(),
  );
  await typeAndWait(killed, 'Refused with care.');
  await saveButton(killed).click();
  await expectOn(killed.getByRole('region', { name: 'Notifications' })).toContainText(/\w/);
  await expectOn(summary(killed)).toHaveValue('Refused with care.');
  await killed.close();

  const tab = await open(topic);
  await restore(tab).click();
  await expectOn(summary(tab)).toHaveValue('Refused with care.');
  await tab.close();
});

test('what someone else saved meanwhile stays, and is shown beside what was typed in the same field', async () => {
  const topic = await createTopic();
  const killed = await open(topic);
  await typeAndWait(killed, 'Mine.');
  await killed.close();
  const name = `Theirs ${word()}`;
  await administrator.call('PUT', collection(TOPIC, topic.documentId), { name, slug: topic.slug, summary: 'Theirs.' });

  const tab = await open(topic);
  await expectOn(notices(tab)).toContainText('saved since, also in: Summary.');
  await restore(tab).click();
  const both = tab.getByRole('dialog').getByRole('region', { name: 'Summary' });
  await expectOn(both).toContainText('Theirs.');
  await both.getByRole('radio', { name: 'Your version here' }).click();
  await tab.getByRole('button', { name: 'Use these' }).click();
  await expectOn(summary(tab)).toHaveValue('Mine.');
  await expectOn(tab.getByRole('main').locator('[name="name"]')).toHaveValue(name);
  await tab.close();
});

test('what was discarded is not offered again', async () => {
  const topic = await createTopic();
  const killed = await open(topic);
  await typeAndWait(killed, 'Not worth it.');
  await killed.close();
  const tab = await open(topic);
  await notices(tab).getByRole('button', { name: 'Discard' }).click();
  await expect.poll(() => stored(tab), { timeout: 20_000 }).not.toContain('Not worth it.');
  await open(topic, tab);
  await expectOn(notices(tab)).toHaveCount(0);
  await tab.close();
});

test('a second tab learns of the first, and neither overwrites what the other stored', async () => {
  const topic = await createTopic();
  const first = await open(topic);
  await typeAndWait(first, 'In the first tab.');
  const second = await open(topic);
  await expectOn(notices(second)).toContainText('Another tab has this document open.');
  await expectOn(restore(second)).toHaveCount(0);
  await typeAndWait(second, 'In the second tab.');
  expect(await stored(second)).toContain('In the first tab.');

  await saveButton(second).click();
  await expectOn(notices(first)).toContainText('This document was saved in another tab.');
  await expectOn(summary(first)).toHaveValue('In the first tab.');
  await second.close();
  await first.close();
});

test('typing goes on while the cms takes its time to save, once, and nothing of it is lost', async () => {
  const topic = await createTopic();
  const tab = await open(topic);
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  let saves = 0;
  await tab.route('**/content-manager/collection-types/**', async (route) => {
    if (route.request().method() === 'PUT') {
      saves += 1;
      await answered;
    }
    await route.continue();
  });
  await summary(tab).fill('Sent.');
  await saveButton(tab).click();
  await expectOn.poll(() => saves).toBe(1);
  await expectOn(saveButton(tab)).toBeDisabled();
  await typeAndWait(tab, 'Sent. And typed while it was saved.');
  answer();
  await tab.getByText('Saved document').first().waitFor();
  await expectOn(saveButton(tab)).toBeEnabled();
  await expectOn(summary(tab)).toHaveValue('Sent. And typed while it was saved.');
  expect(saves).toBe(1);
  await tab.close();
});

test('another account in the same browser is offered nothing of the first', async () => {
  const topic = await createTopic();
  const first = await open(topic);
  await typeAndWait(first, 'For my eyes.');
  await first.close();
  await context.clearCookies();
  const tab = await context.newPage();
  await tab.goto(`${stack.cmsUrl}/admin`);
  await tab.evaluate(() => localStorage.clear());
  leaving.push(await logInAs(tab, 'editor'));
  await open(topic, tab);
  await typeAndWait(tab, 'In my name.');
  await expectOn(restore(tab)).toHaveCount(0);
  await tab.close();
});
