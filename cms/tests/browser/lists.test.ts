import { afterAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { logInAs } from '../../../web/tests/fixtures/admin-user.ts';
import { expectOn, openBrowser } from '../../../web/tests/fixtures/browser.ts';
import { asAdministrator, collection } from '../fixtures/admin-api.ts';
import { completeArticle, create, createPerson, paragraph, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const browser = await openBrowser();
afterAll(() => browser.close());

const ARTICLE = 'api::article.article';

test('an editor finds articles by their text, saves the view, gives all a reviewer, and duplicates one', async () => {
  const mark = word();
  const body = [paragraph(`A sentence with the word ${mark}.`)];
  const headlines = [`First of ${word()}`, `Second of ${word()}`];
  const articles = [];
  for (const headline of headlines)
    articles.push(await create(administrator, ARTICLE, await completeArticle(administrator, { headline, body })));
  const person = await create(administrator, 'api::person.person', { name: `Reviewer ${word()}`, slug: word() });
  // More than the dialog offers before a name is typed.
  for (let others = 0; others < 25; others += 1) await createPerson(administrator);

  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const admin = await context.newPage();
  const leave = await logInAs(admin, 'editor');
  try {
    await admin.goto(`${stack.cmsUrl}/admin/content-manager/collection-types/${ARTICLE}`);
    const menu = admin.getByRole('button', { name: 'Saved filters' });
    await menu.click();
    await admin.getByRole('menuitem', { name: 'No reviewer' }).click();
    await admin.getByRole('button', { name: 'Search', exact: true }).click();
    await admin.locator('input[name="search"]').fill(mark);
    await admin.keyboard.press('Enter');
    const rows = admin.getByRole('row').filter({ hasText: ' of w' });
    await expectOn(rows).toHaveCount(2);

    await menu.click();
    await admin.getByRole('menuitem', { name: 'Save this view…' }).click();
    await admin.getByRole('textbox', { name: 'Name' }).fill('Without a reviewer');
    await admin.getByRole('button', { name: 'Save', exact: true }).click();
    await admin.getByText('“Without a reviewer” is saved.').waitFor();

    for (const row of await rows.all()) await row.getByRole('checkbox').click();
    await admin.getByRole('button', { name: 'Reviewer and topics' }).click();
    const dialog = admin.getByRole('dialog', { name: 'Change 2 documents' });
    await dialog.getByRole('combobox', { name: 'Reviewer' }).pressSequentially(String(person.name));
    await admin.getByRole('option', { name: String(person.name) }).click();
    await dialog.getByRole('button', { name: 'Change', exact: true }).click();
    await admin.getByText('2 drafts changed.').waitFor();
    await expectOn(rows).toHaveCount(0);

    await menu.click();
    await admin.getByRole('menuitem', { name: 'Everything' }).click();
    await admin.getByRole('row').filter({ hasText: headlines[0] }).getByRole('button', { name: 'Row actions' }).click();
    await admin.getByRole('menuitem', { name: 'Duplicate' }).click();
    await admin.getByText('This is a duplicate: a draft with an address of its own.').waitFor();
    await expectOn(admin.getByRole('textbox', { name: 'Headline' })).toHaveValue(headlines[0] ?? '');
    const copy = new URL(admin.url()).pathname.split('/').at(-1);
    expect(articles.map(({ documentId }) => documentId)).not.toContain(copy);
    expect((await administrator.call('DELETE', collection(ARTICLE, copy))).status).toBe(200);
  } finally {
    await leave();
    await context.close();
  }
});
