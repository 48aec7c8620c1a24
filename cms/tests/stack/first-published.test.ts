import { expect, test } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection, type Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { completeArticle, create, publish } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');
const ARTICLE = 'api::article.article';

const path = ({ documentId }: Fields) => collection(ARTICLE, documentId);
const read = async (article: Fields) => (await editor.call('GET', path(article))).data;
async function aPublishedArticle(): Promise<Fields> {
  const article = await create(editor, ARTICLE, await completeArticle(editor));
  const published = await publish(editor, ARTICLE, article);
  expect(published).toMatchObject({ status: 200, data: { firstPublishedAt: expect.any(String) } });
  return published.data;
}

test.each<[string, (article: Fields) => unknown]>([
  ['the date that the form was opened with', ({ firstPublishedAt }) => firstPublishedAt],
  ['another date', () => '2001-01-01T00:00:00.000Z'],
  ['no date', () => null],
])('the date of first publication stays when a save sends %s', async (_, sent) => {
  const article = await aPublishedArticle();
  const changes = { dek: 'Another sentence.', firstPublishedAt: sent(article) };
  expect(await editor.call('PUT', path(article), changes)).toMatchObject({ status: 200, data: { dek: changes.dek } });
  expect((await read(article)).firstPublishedAt).toBe(article.firstPublishedAt);

  const again = await editor.call('POST', `${path(article)}/actions/publish`, changes);
  expect(again).toMatchObject({ status: 200, data: { firstPublishedAt: article.firstPublishedAt } });
  expect(again.data.publishedAt).not.toBe(article.publishedAt);
});

test('the date of first publication stays when the draft is discarded, or the article unpublished and published again', async () => {
  const article = await aPublishedArticle();
  await editor.call('PUT', path(article), { dek: 'Another sentence.' });
  for (const action of ['discard', 'unpublish', 'publish']) {
    expect((await editor.call('POST', `${path(article)}/actions/${action}`, {})).status).toBe(200);
    expect([action, (await read(article)).firstPublishedAt]).toEqual([action, article.firstPublishedAt]);
  }
});

test('the database itself moves no date of first publication, no matter who writes to it', async () => {
  const article = await aPublishedArticle();
  await sql.query('update articles set first_published_at = now() where document_id = $1', [article.documentId]);
  await sql.query('update articles set first_published_at = null where document_id = $1', [article.documentId]);
  expect((await read(article)).firstPublishedAt).toBe(article.firstPublishedAt);
});

test('a date that an earlier version cleared from a draft comes back at the next start', async () => {
  const article = await aPublishedArticle();
  await sql.query("delete from patient_press_migrations where name = 'rules/0001-hold-first-publication-dates'");
  await sql.query('drop trigger patient_press_fix_first_published_at on articles');
  await sql.query('update articles set first_published_at = null where document_id = $1 and published_at is null', [
    article.documentId,
  ]);
  expect((await read(article)).firstPublishedAt).toBeNull();
  const { databaseUrl, dataDir, pressToken: PRESS_TOKEN, siteUrl: SITE_URL } = stack;
  const cms = await startCms({ databaseUrl, dataDir, port: await freePort(), env: { PRESS_TOKEN, SITE_URL } });
  await cms.stop();
  expect((await read(article)).firstPublishedAt).toBe(article.firstPublishedAt);
});
