import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { logInAs } from '../../../web/tests/fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../../../web/tests/fixtures/browser.ts';
import { violationsOf } from '../../../web/tests/fixtures/violations.ts';
import { asAdministrator, collection } from '../fixtures/admin-api.ts';
import { completeArticle, create, paragraph, word } from '../fixtures/samples.ts';

const ARTICLE = 'api::article.article';
const administrator = await asAdministrator(stack);
const headline = `History ${word()}`;
const article = await create(
  administrator,
  ARTICLE,
  await completeArticle(administrator, {
    headline,
    body: [paragraph('The treatment helps one patient in three.'), paragraph('Ask your doctor about it.')],
    sources: [],
  }),
);
const path = collection(ARTICLE, article.documentId);
expect(
  (
    await administrator.call('PUT', path, {
      dek: 'What the second study found.',
      body: [paragraph('Ask your doctor about it.'), paragraph('The treatment helps one patient in four.')],
    })
  ).status,
).toBe(200);

const browser = await openBrowser();
const context = await browser.newContext({ viewport: { width: 1440, height: 1100 }, reducedMotion: 'reduce' });
const admin = await context.newPage();
let leave: () => Promise<void>;
beforeAll(async () => {
  leave = await logInAs(admin, 'editor');
});
afterAll(async () => {
  await leave();
  await browser.close();
});

/** Where pictures of the screens go, for people to look at; nowhere unless asked. */
const pictures = process.env.HISTORY_PICTURES;
const picture = async (name: string) => {
  if (pictures) await admin.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};

const form = `${stack.cmsUrl}/admin/content-manager/collection-types/${ARTICLE}/${String(article.documentId)}`;

test('an editor says why, sees what changed word by word, and restores the version before', async () => {
  await admin.goto(form);
  const panel = admin.getByRole('complementary').filter({ hasText: 'History' }).last();
  await panel
    .getByText(/^Saved, /)
    .first()
    .waitFor();
  await picture('panel');
  await admin.getByRole('textbox', { name: 'Why? (optional)' }).fill('A reader’s hint – thanks');
  await admin.getByRole('textbox', { name: 'Deck' }).fill('What the third study found.');
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  await panel.getByText('“A reader’s hint – thanks”').waitFor();
  await expectOn(admin.getByRole('textbox', { name: 'Why? (optional)' })).toHaveValue('');

  await admin.getByRole('link', { name: 'Full history and comparison' }).click();
  await admin.getByRole('heading', { name: `History of “${headline}”` }).waitFor();
  await admin
    .getByRole('button', { name: /^Show changes: Saved/ })
    .last()
    .click();
  const changes = admin.getByRole('region', { name: 'What changed' });
  await expectOn(changes.locator('del')).toContainText(['three']);
  await expectOn(changes.locator('ins')).toContainText(['second study', 'four']);
  await changes.getByText('Moved and changed').waitFor();
  expect(await changes.textContent()).not.toMatch(/__component|"type"|\{/);
  expect(await violationsOf(admin, admin.locator('main'))).toEqual([]);
  await picture('comparison');
  await admin.setViewportSize({ width: 320, height: 900 });
  expect(await admin.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await picture('comparison-narrow');
  await admin.setViewportSize({ width: 1440, height: 1100 });

  await admin.getByRole('button', { name: /^Show changes: Created/ }).click();
  await changes.getByText('Nothing: this is the first version').waitFor();
  await changes.getByRole('button', { name: 'Restore this version' }).click();
  const dialog = admin.getByRole('alertdialog');
  await dialog.getByText('It replaces the draft.').waitFor();
  await picture('restore');
  await dialog.getByRole('button', { name: 'Restore this version' }).click();
  await expectOn(admin.getByRole('textbox', { name: 'Deck' })).toHaveValue('One sentence that says what is known.');
  await panel.getByText(/^Restored, /).waitFor();
});

test('what was deleted is in the trash, and comes back from there', async () => {
  expect((await administrator.call('DELETE', path)).status).toBe(200);
  await admin.goto(`${stack.cmsUrl}/admin/`);
  await admin.getByRole('navigation').getByRole('link', { name: 'Trash' }).click();
  await admin.getByRole('link', { name: `View history of ${headline}` }).waitFor();
  expect(await violationsOf(admin, admin.locator('main'))).toEqual([]);
  await picture('trash');
  await admin.getByRole('link', { name: `View history of ${headline}` }).click();
  const changes = admin.getByRole('region', { name: 'What changed' });
  await changes.getByRole('button', { name: 'Restore this version' }).click();
  await admin.getByRole('alertdialog').getByRole('button', { name: 'Restore this version' }).click();
  await expectOn(admin.getByRole('textbox', { name: 'Headline' })).toHaveValue(headline);
  expect((await administrator.call('GET', path)).data).toMatchObject({ headline, status: 'draft' });
});
