import { beforeAll, describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields, type Session, single } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import {
  chosen,
  completeArticle,
  create,
  createBanner,
  createSource,
  paragraph,
  publish,
  word,
} from '../fixtures/samples.ts';

const ARTICLE = 'api::article.article';
const TOPIC = 'api::topic.topic';
const SETTINGS = 'api::site-settings.site-settings';

let administrator: Session;
beforeAll(async () => {
  administrator = await asAdministrator(stack);
});

interface Row {
  kind: string;
  title: string | null;
  content: Fields;
  author: string | null;
  why: string | null;
  is_live: boolean;
  live_until: Date | null;
}
const versionsOf = async ({ documentId }: Fields): Promise<Row[]> =>
  (await sql.query('select * from patient_press_versions where document_id = $1 order by id', [documentId])).rows;
const kindsOf = async (document: Fields) => (await versionsOf(document)).map(({ kind }) => kind);

const anArticle = async (changes: Fields = {}) =>
  create(administrator, ARTICLE, await completeArticle(administrator, changes));
const change = (uid: string, { documentId }: Fields, data: Fields) =>
  administrator.call('PUT', collection(uid, documentId), data);
const act = (action: string, uid: string, { documentId }: Fields, data: Fields = {}) =>
  administrator.call('POST', `${collection(uid, documentId)}/actions/${action}`, data);

describe('of an article is recorded', () => {
  test('what it said, all of it, who wrote it, and when', async () => {
    const article = await anArticle();
    const [version, ...others] = await versionsOf(article);
    expect(others).toEqual([]);
    expect(version).toMatchObject({
      kind: 'created',
      title: article.headline,
      why: null,
      is_live: false,
      content: {
        headline: article.headline,
        body: [{ __component: 'body.rich-text', content: [{ type: 'paragraph' }] }],
        authors: [{ of: 'api::person.person', title: 'Sample Person' }],
        sources: [{ source: { of: 'api::source.source', title: 'A sample source' } }],
        seo: null,
      },
    });
    expect(version?.author).toContain(stack.administrator.email);
    expect(JSON.stringify(version?.content)).not.toMatch(/"id":|updatedAt|textChangedAt|publishAt/);
  });

  test('each save, with its reason; not one that changes nothing', async () => {
    const article = await anArticle();
    await change(ARTICLE, article, { dek: 'Another deck.' });
    await change(ARTICLE, article, { dek: 'Another deck.' });
    expect(await kindsOf(article)).toEqual(['created', 'saved']);
    const answer = await fetch(`${stack.cmsUrl}${collection(ARTICLE, article.documentId)}`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${administrator.token}`,
        'content-type': 'application/json',
        'if-match': '*',
        'x-why': encodeURIComponent('A reader’s complaint'),
      },
      body: JSON.stringify({ dek: 'A third deck.' }),
    });
    expect(answer.status).toBe(200);
    expect((await versionsOf(article)).at(-1)).toMatchObject({
      kind: 'saved',
      why: 'A reader’s complaint',
      content: { dek: 'A third deck.' },
    });
  });

  test('its publications, and until when readers could see each', async () => {
    const article = await anArticle();
    await publish(administrator, ARTICLE, article);
    await change(ARTICLE, article, { dek: 'A draft.' });
    await act('discard', ARTICLE, article);
    // The form’s button saves and publishes in one go.
    await act('publish', ARTICLE, article, { dek: 'A new deck.' });
    await act('unpublish', ARTICLE, article);
    const versions = await versionsOf(article);
    expect(versions.map(({ kind, is_live, content }) => [kind, is_live, content.dek])).toEqual([
      ['created', false, article.dek],
      ['published', true, article.dek],
      ['saved', false, 'A draft.'],
      ['discarded', false, article.dek],
      ['published', true, 'A new deck.'],
      ['unpublished', false, 'A new deck.'],
    ]);
    const [first, second] = versions.filter(({ is_live }) => is_live);
    expect(first?.live_until).not.toBeNull();
    expect(second?.live_until).not.toBeNull();
  });

  test('its deletion, with what it said; a copy has a history of its own', async () => {
    const article = await anArticle();
    const copy = (await administrator.call('POST', `${collection(ARTICLE)}/clone/${String(article.documentId)}`, {}))
      .data;
    expect(await kindsOf(copy)).toEqual(['copied']);
    await administrator.call('DELETE', collection(ARTICLE, copy.documentId));
    expect((await versionsOf(copy)).at(-1)).toMatchObject({ kind: 'deleted', content: { dek: article.dek } });
    expect(await kindsOf(article)).toEqual(['created']);
  });
});

test('each of many that are changed in one go has its version', async () => {
  const articles = [await anArticle(), await anArticle(), await anArticle()];
  const documentIds = articles.map(({ documentId }) => documentId);
  await administrator.call('POST', `${collection(ARTICLE)}/actions/bulkPublish`, { documentIds });
  await administrator.call('POST', `${collection(ARTICLE)}/actions/bulkUnpublish`, { documentIds });
  await administrator.call('POST', `${collection(ARTICLE)}/actions/bulkDelete`, { documentIds });
  for (const article of articles)
    expect(await kindsOf(article)).toEqual(['created', 'published', 'unpublished', 'deleted']);
});

test('what is refused has no version', async () => {
  const articles = [await anArticle(), await anArticle({ dek: 'x' })];
  await sql.query('delete from patient_press_versions where document_id = $1', [articles[1]?.documentId]);
  // Nothing to read: it can't be published, and with it the other can't.
  await sql.query("update articles set headline = '' where document_id = $1", [articles[1]?.documentId]);
  const documentIds = articles.map(({ documentId }) => documentId);
  const answer = await administrator.call('POST', `${collection(ARTICLE)}/actions/bulkPublish`, { documentIds });
  expect(answer.status).toBe(400);
  expect(await kindsOf(articles[0] ?? {})).toEqual(['created']);
  expect(await kindsOf(articles[1] ?? {})).toEqual([]);
});

test('of a document of before the history, what it was is recorded before its first change', async () => {
  const article = await anArticle();
  await publish(administrator, ARTICLE, article);
  await change(ARTICLE, article, { dek: 'A draft.' });
  await sql.query('delete from patient_press_versions where document_id = $1', [article.documentId]);
  await change(ARTICLE, article, { dek: 'A change.' });
  expect(
    (await versionsOf(article)).map(({ kind, is_live, author, content }) => [kind, is_live, author, content.dek]),
  ).toEqual([
    ['found', true, null, article.dek],
    ['found', false, null, 'A draft.'],
    ['saved', false, expect.stringContaining(stack.administrator.email), 'A change.'],
  ]);
});

test('of a type without drafts, every save is what readers see', async () => {
  const topic = await create(administrator, TOPIC, { name: `Sample topic ${word()}`, slug: word() });
  await change(TOPIC, topic, { summary: 'A summary.' });
  const versions = await versionsOf(topic);
  expect(versions.map(({ is_live, live_until }) => [is_live, live_until !== null])).toEqual([
    [true, true],
    [true, false],
  ]);
});

test('of the site settings, the private fields too', async () => {
  const { data: before } = await administrator.call('GET', single(SETTINGS));
  const intakeEmails = `${word()}@example.com`;
  await administrator.call('PUT', single(SETTINGS), { ...before, intakeEmails });
  const [last] = (await versionsOf(before)).slice(-1);
  await administrator.call('PUT', single(SETTINGS), { intakeEmails: before.intakeEmails });
  expect(last?.content).toMatchObject({
    intakeEmails,
    policies: expect.arrayContaining([
      { document: expect.any(String), of: 'api::page.page', title: expect.any(String) },
    ]),
  });
});

test('a name that changes elsewhere is no change', async () => {
  const source = await createSource(administrator);
  const article = await anArticle({
    body: [paragraph(`Text [@${String(source.citeKey)}].`)],
    sources: [{ source: chosen(source) }],
  });
  await change('api::source.source', source, { title: 'Another title' });
  await change(ARTICLE, article, { dek: article.dek });
  expect(await kindsOf(article)).toEqual(['created']);
});

test('a save of more than two megabytes has its version; one of five is refused as a whole', async () => {
  const article = await anArticle();
  const body = Array.from({ length: 18 }, () => paragraph('word '.repeat(10_000)));
  const large = [...body, ...body, ...body];
  expect((await change(ARTICLE, article, { body: large })).status).toBe(200);
  expect(JSON.stringify((await versionsOf(article)).at(-1)?.content).length).toBeGreaterThan(2_700_000);
  expect((await change(ARTICLE, article, { body: [...large, ...large] })).status).toBe(413);
  expect(await kindsOf(article)).toEqual(['created', 'saved']);
});

test('a banner has both: its versions, and what readers were shown of it', async () => {
  const banner = await createBanner(administrator);
  await publish(administrator, 'api::cta-banner.cta-banner', banner);
  expect(await kindsOf(banner)).toEqual(['created', 'published', 'shown']);
});
