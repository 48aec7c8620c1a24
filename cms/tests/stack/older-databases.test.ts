import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection, type Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { chosen, completeArticle, create, publish, word } from '../fixtures/samples.ts';
import { openStrapi } from '../fixtures/second-strapi.ts';

const administrator = await asAdministrator(stack);
const ARTICLE = 'api::article.article';
const GUIDE = 'api::guide.guide';

const published = async (uid: string, data: Fields) => {
  const document = await create(administrator, uid, data);
  expect(await publish(administrator, uid, document)).toMatchObject({ status: 200 });
  return document;
};

test('a database of an older version gets back its lost relations, knows its old addresses, and starts with duplicates', async () => {
  const guide = await published(GUIDE, { title: 'Guide', slug: word(), summary: 'A guide.', access: 'open' });
  const complete = await completeArticle(administrator, { guide: chosen(guide) });
  const article = await published(ARTICLE, complete);
  const duplicates = [
    await published(ARTICLE, await completeArticle(administrator)),
    await published(ARTICLE, await completeArticle(administrator)),
  ].map(({ documentId }) => documentId);
  // As older versions left it.
  await sql.query(
    `delete from articles_guide_lnk where article_id in
     (select id from articles where document_id = $1 and published_at is not null)`,
    [article.documentId],
  );
  await sql.query("delete from strapi_core_store_settings where key like '%done:lost-relations'");
  await sql.query(
    "delete from patient_press_migrations where name in ('relations/0002-restore-lost-relations', 'addresses/0002-fill-in-addresses')",
  );
  await sql.query('delete from patient_press_addresses where document = $1', [article.documentId]);
  await sql.query('update articles set slug = $1 where document_id = any($2)', [word(), duplicates]);

  await (await openStrapi(stack)).close();
  const response = await fetch(`${stack.cmsUrl}/api/articles/${String(article.documentId)}?populate=guide`, {
    headers: { authorization: `Bearer ${stack.pressToken}` },
  });
  expect((await response.json()).data.guide).toMatchObject({ documentId: guide.documentId });
  await administrator.call('POST', `${collection(ARTICLE, article.documentId)}/actions/unpublish`, {});
  const { data } = await administrator.call('GET', `/consequences/${ARTICLE}/${String(article.documentId)}`);
  expect(data.goneFrom).toEqual([`/articles/${String(complete.slug)}/`]);
});

test('editors of an older newsroom may fill in fields that came after their role was made', async () => {
  const editor = await asRole(stack.cmsUrl, administrator, 'editor');
  const article = await create(editor, ARTICLE, await completeArticle(editor));
  const path = collection(ARTICLE, article.documentId);
  await sql.query(
    `update admin_permissions set properties = properties::jsonb ||
       jsonb_build_object('fields', (properties::jsonb->'fields') - 'genre' - 'textChangedAt')
     where subject = $1 and properties::jsonb->'fields' ? 'genre'`,
    [ARTICLE],
  );
  await sql.query("delete from strapi_core_store_settings where key like '%done:roles:search-and-sharing'");
  // Of the draft: what is answered leaves out what no one may read.
  const saved = async () =>
    (await sql.query('select genre from articles where document_id = $1', [article.documentId])).rows[0].genre;
  await editor.call('PUT', path, { genre: 'news' });
  expect(await saved()).toBeNull();

  await (await openStrapi(stack)).close();
  expect((await editor.call('PUT', path, { genre: 'news' })).status).toBe(200);
  expect(await saved()).toBe('news');
});
