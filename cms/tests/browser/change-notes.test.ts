import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { expectOn } from '../../../web/tests/fixtures/browser.ts';
import { openAdmin } from '../../../web/tests/fixtures/open-admin.ts';
import { asAdministrator, collection, type Fields } from '../fixtures/admin-api.ts';
import { completeArticle, create, publish } from '../fixtures/samples.ts';

const ARTICLE = 'api::article.article';
const administrator = await asAdministrator(stack);
const { admin, browser, dialog, picture } = await openAdmin('editor', { viewport: { width: 1280, height: 1000 } });
const note = 'We added the results after five years, and what they mean for <b>treatment</b>.';

const open = ({ documentId }: Fields) => admin.goto(`${stack.cmsUrl}/admin${collection(ARTICLE, documentId)}`);
const publishButton = admin.getByRole('button', { name: 'Publish', exact: true });
const thisUpdate = admin
  .getByRole('complementary')
  .filter({ has: admin.getByRole('radiogroup', { name: 'What kind of change is this?' }) });

async function publishedArticle(): Promise<Fields> {
  const article = await create(administrator, ARTICLE, await completeArticle(administrator));
  expect((await publish(administrator, ARTICLE, article)).status).toBe(200);
  return article;
}

test('an editor is asked nothing before the first publication', async () => {
  const article = await create(administrator, ARTICLE, await completeArticle(administrator));
  await open(article);
  await publishButton.waitFor();
  await expectOn(thisUpdate).toHaveCount(0);
});

test('an editor publishes an update with a note, and a reader sees it on a phone', async () => {
  const article = await publishedArticle();
  await open(article);
  await expectOn(thisUpdate.getByRole('radio', { name: 'Minor' })).toBeChecked();
  await expectOn(publishButton).toBeDisabled();
  await picture('notes-minor');

  await thisUpdate.getByRole('radio', { name: 'Major' }).click();
  await publishButton.click();
  await thisUpdate.getByText('doesn’t say what changed').waitFor();
  await picture('notes-refused');

  await thisUpdate.getByRole('textbox', { name: 'What changed, for readers' }).fill(note);
  await picture('notes-major');
  await publishButton.click();
  await admin.getByText('Published document').first().waitFor();
  await expectOn(thisUpdate.getByRole('radio', { name: 'Minor' })).toBeChecked();
  await expectOn(admin.getByRole('region', { name: 'What changed' }).getByRole('textbox')).toHaveValue(note);
  await picture('notes-published');

  const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  const reader = await phone.newPage();
  const url = `${stack.siteUrl}/articles/${String(article.slug)}/`;
  await expectOn
    .poll(async () => (await fetch(url).then((answer) => answer.text())).includes('What changed'))
    .toBe(true);
  await reader.goto(url);
  await reader.getByRole('heading', { name: 'What changed' }).scrollIntoViewIfNeeded();
  await expectOn(reader.getByText(note)).toBeVisible();
  await picture('notes-phone', reader);
  await phone.close();
});

test('what is scheduled says what readers will be shown', async () => {
  const article = await publishedArticle();
  await administrator.call('PUT', collection(ARTICLE, article.documentId), { changeKind: 'major', changeNote: note });
  await open(article);
  await admin.getByRole('button', { name: 'Schedule…' }).click();
  await dialog.getByText(`Readers will see: “${note}”`).waitFor();
  await picture('notes-schedule');
});

test('the dialog that publishes several says which are major', async () => {
  const [major, minor] = [await publishedArticle(), await publishedArticle()];
  await administrator.call('PUT', collection(ARTICLE, major.documentId), { changeKind: 'major', changeNote: note });
  await administrator.call('PUT', collection(ARTICLE, minor.documentId), { kicker: 'News' });
  await admin.goto(`${stack.cmsUrl}/admin${collection(ARTICLE)}?sort=updatedAt:DESC`);
  for (const { headline } of [major, minor])
    await admin
      .getByRole('row')
      .filter({ hasText: String(headline) })
      .getByRole('checkbox')
      .click();
  await admin.getByRole('button', { name: 'Publish', exact: true }).click();
  await dialog.getByText('Updates count as minor changes').waitFor();
  await expectOn(dialog.getByText(`Readers will see: “${note}”`)).toHaveCount(1);
  await picture('notes-several');
  await dialog.getByRole('button', { name: 'Publish 2' }).click();
  await expectOn(dialog).toHaveCount(0);
  const shown = await fetch(`${stack.cmsUrl}/api/articles/${String(major.documentId)}?populate[changes]=true`, {
    headers: { authorization: `Bearer ${stack.pressToken}` },
  });
  expect((await shown.json()).data.changes).toMatchObject([{ note }]);
});
