import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection, type Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { completeArticle, create, createPerson, paragraph, publish, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');
const ARTICLE = 'api::article.article';
const GUIDE = 'api::guide.guide';
const PAGE = 'api::page.page';

/** The dates of a published document, as the press gets them. */
async function datesOf(uid: string, { documentId }: Fields): Promise<Fields> {
  const plural = `${uid.split('.').at(-1)}s`;
  const answer = await fetch(`${stack.cmsUrl}/api/${plural}/${String(documentId)}`, {
    headers: { authorization: `Bearer ${stack.pressToken}` },
  });
  return (await answer.json()).data;
}

async function published(uid: string, data: Fields): Promise<Fields> {
  const document = await create(editor, uid, data);
  expect((await publish(editor, uid, document)).status).toBe(200);
  return document;
}

/** Saves changes, publishes them, and tells what became of the dates. */
async function change(uid: string, document: Fields, changes: Fields): Promise<Fields> {
  expect((await editor.call('PUT', collection(uid, document.documentId), changes)).status).toBe(200);
  expect((await publish(editor, uid, document)).status).toBe(200);
  return datesOf(uid, document);
}

test('a first publication notes no change: nothing has changed yet', async () => {
  const article = await published(ARTICLE, await completeArticle(editor));
  expect((await datesOf(ARTICLE, article)).textChangedAt).toBeNull();
});

test('a review, other topics or other words for search engines are no change of the text, and neither is publishing again', async () => {
  const reviewer = await createPerson(editor);
  const article = await published(ARTICLE, await completeArticle(editor));
  const { publishedAt } = await datesOf(ARTICLE, article);
  for (const changes of [
    { reviewedBy: { connect: [{ id: reviewer.id, documentId: reviewer.documentId }] }, lastReviewedOn: '2026-01-15' },
    { seo: { metaTitle: 'Other words' }, kicker: 'News' },
    {},
  ]) {
    const dates = await change(ARTICLE, article, changes);
    expect(dates.publishedAt).not.toBe(publishedAt);
    expect(dates.textChangedAt).toBe(publishedAt);
  }
});

test('a correction, and any other change of what readers see, moves the date', async () => {
  const complete = await completeArticle(editor);
  const article = await published(ARTICLE, complete);
  let before = String((await datesOf(ARTICLE, article)).publishedAt);
  const [text] = Array.isArray(complete.body) ? complete.body : [];
  for (const changes of [
    { corrections: [{ date: '2026-01-15', note: 'A sample correction.' }] },
    { headline: `Another headline ${word()}` },
    { body: [text, paragraph('Another paragraph.')] },
  ]) {
    const { textChangedAt } = await change(ARTICLE, article, changes);
    expect(String(textChangedAt) > before).toBe(true);
    before = String(textChangedAt);
  }
  // And it stays while nothing else changes.
  expect((await change(ARTICLE, article, { kicker: 'News' })).textChangedAt).toBe(before);
});

test('what an editor sends cannot set the date', async () => {
  const article = await published(ARTICLE, await completeArticle(editor));
  const { publishedAt } = await datesOf(ARTICLE, article);
  const dates = await change(ARTICLE, article, { kicker: 'News', textChangedAt: '2001-01-01T00:00:00.000Z' });
  expect(dates.textChangedAt).toBe(publishedAt);
});

test.each([
  [GUIDE, () => ({ title: 'Guide', slug: word(), summary: 'A guide.', access: 'open' }), { summary: 'Another.' }],
  [PAGE, () => ({ title: 'Page', slug: word(), body: [paragraph('A page.')] }), { title: 'Another' }],
])('a %s has the date as well', async (uid, make, changes) => {
  const document = await published(uid, make());
  const { publishedAt } = await datesOf(uid, document);
  expect((await change(uid, document, {})).textChangedAt).toBe(publishedAt);
  expect(String((await change(uid, document, changes)).textChangedAt) > String(publishedAt)).toBe(true);
});

test('an article of an older version, of which no date is known, has that of its last publication', async () => {
  const article = await published(ARTICLE, await completeArticle(editor));
  const { publishedAt } = await datesOf(ARTICLE, article);
  await sql.query('update articles set text_changed_at = null where document_id = $1', [article.documentId]);
  expect((await change(ARTICLE, article, { kicker: 'News' })).textChangedAt).toBe(publishedAt);
});
