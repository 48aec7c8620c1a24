import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { logInAs } from '../../../web/tests/fixtures/admin-user.ts';
import { openBrowser } from '../../../web/tests/fixtures/browser.ts';
import { asAdministrator } from '../fixtures/admin-api.ts';
import { create, word } from '../fixtures/samples.ts';

const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
const admin = await context.newPage();
const content = `${stack.cmsUrl}/admin/content-manager/collection-types`;

let leave: () => Promise<void>;
beforeAll(async () => {
  leave = await logInAs(admin, 'editor');
});
afterAll(async () => {
  await browser.close();
  await leave();
});

test('the content manager speaks of articles, blocks and sources, not of entries, components and relations', async () => {
  await admin.goto(`${content}/api::article.article`);
  await admin.getByRole('link', { name: 'New article' }).first().click();
  await admin.getByRole('heading', { name: 'New article' }).waitFor();
  const form = admin.getByRole('main');
  await form.getByLabel('Deck').waitFor();
  await form.getByText('None yet. Click to add one.').first().waitFor();
  expect(await form.getByRole('combobox', { name: /^Authors/ }).getAttribute('placeholder')).toBe(
    'Find or add a person',
  );
});

test('choices are shown in words, in forms and in lists', async () => {
  const title = `A sample source ${word()}`;
  await create(await asAdministrator(stack), 'api::source.source', { title, kind: 'journal-article' });
  await admin.goto(`${content}/api::source.source`);
  await admin.getByRole('row').filter({ hasText: title }).getByText('Journal article').waitFor();
  await admin.getByRole('link', { name: 'New source' }).first().click();
  await admin.getByRole('combobox', { name: /^Source type/ }).click();
  await admin.getByRole('option', { name: 'Court record' }).waitFor();
});
