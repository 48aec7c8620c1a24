import { type ContentTypeName, contentTypeNames, contentTypes } from '@patient-press/shared/payloads/content-types';
import { stringify } from 'qs';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import { sql } from '../../../cms/tests/fixtures/database.ts';
import {
  chosen,
  create,
  createBanner,
  createSource,
  paragraph,
  publish,
  word,
} from '../../../cms/tests/fixtures/samples.ts';
import { administrator, publishedArticle, TOPIC, untilAllLive, upload } from '../fixtures/newsroom.ts';

const asPress = { headers: { authorization: `Bearer ${stack.pressToken}` } };
const ask = (path: string, init: RequestInit = asPress) => fetch(`${stack.cmsUrl}/api/${path}`, init);
const document = z.looseObject({ documentId: z.string(), updatedAt: z.string() });
const answer = z.object({ data: z.union([z.array(document), document.transform((one) => [one])]) });
const documentsAt = async (path: string) =>
  answer.parse(await (await ask(path)).json()).data.sort((a, b) => (a.documentId < b.documentId ? -1 : 1));

/** What Strapi's own REST answers with: every published document of a type. */
const fromRest = (name: ContentTypeName) => {
  const query = { populate: contentTypes[name].populate, pagination: { pageSize: 200 } };
  return documentsAt(`${name}?${stringify(query, { encodeValuesOnly: true })}`);
};
const publishedAt = (name: ContentTypeName, ids: readonly string[]) =>
  documentsAt(`published/${name}?documentIds=${ids.join(',')}`);

const isFilled = (value: unknown) =>
  value !== null && value !== undefined && (!Array.isArray(value) || value.length > 0);

/** The demo leaves some fields empty. */
async function fillTheRest(): Promise<void> {
  const [picture, source] = [await upload(), await createSource(administrator)];
  const described = { fileInfo: { alternativeText: 'A sample picture.' } };
  await administrator.call('PUT', `/upload/files/${String(picture.id)}`, described);
  const figure = { image: picture.id, alt: 'A sample picture.', caption: 'A caption.', credit: 'A credit.' };
  const sources = [{ source: chosen(source), note: 'Table 2' }];
  const textWithPicture = {
    __component: 'body.rich-text',
    content: [{ type: 'image', image: picture, children: [{ type: 'text', text: '' }] }],
  };
  const article = await publishedArticle({
    body: [paragraph('A text.'), textWithPicture, { __component: 'body.figure', figure }],
    sources,
    seo: { metaTitle: 'A title', socialImage: picture.id },
  });
  const page = { title: 'A sample page', slug: word(), body: [paragraph('A text.')], sources };
  const guide = { title: 'A sample guide', slug: word(), summary: 'A guide.', access: 'open', sources };
  const made: [string, Fields][] = [];
  for (const [uid, data] of [
    ['api::page.page', page],
    ['api::guide.guide', guide],
  ] as const)
    made.push([uid, await create(administrator, uid, data)]);
  const topic = await create(administrator, TOPIC, { name: `Sample topic ${word()}`, slug: word() });
  made.push([
    'api::cta-banner.cta-banner',
    await createBanner(administrator, { image: figure, topics: chosen(topic) }),
  ]);
  for (const [uid, one] of made) expect(await publish(administrator, uid, one)).toMatchObject({ status: 200 });
  for (const [uid, one] of made.slice(0, 2)) {
    const change = { changeKind: 'major', changeNote: 'What changed.' };
    await administrator.call('PUT', collection(uid, one.documentId), change);
    expect(await publish(administrator, uid, one)).toMatchObject({ status: 200 });
  }

  const ids = [article, ...made.map(([, one]) => one), source].map(({ documentId }) => documentId);
  const fill = (table: string, columns: string) =>
    sql.query(`update ${table} set ${columns} where document_id = any($1)`, [ids]);
  // Of microseconds, a JavaScript date has milliseconds.
  const time = "'2050-07-01 12:34:56.789987'";
  await fill('articles', `publish_at = ${time}, unpublish_at = ${time}`);
  for (const table of ['articles', 'pages', 'guides'])
    await fill(table, `text_changed_at = ${time}, change_kind = 'major', change_note = 'The next change.'`);
  await fill(
    'sources',
    `archived_url = 'https://archive.example/', link_checked_at = ${time}, retraction_checked_at = ${time}, retraction_notice = 'None.'`,
  );
}

describe('what the press reads', () => {
  beforeAll(fillTheRest);

  test.each(contentTypeNames)('of %s is what Strapi’s REST answers, to the last field', async (name) => {
    const expected = await fromRest(name);
    const ids = expected.map(({ documentId }) => documentId);
    expect(await publishedAt(name, ids)).toEqual(expected);
    const fields = Object.keys(contentTypes[name].payload.shape);
    const empty = fields.filter((field) => !expected.some((one) => isFilled(one[field])));
    // Links are in other types, too.
    expect(empty).toEqual(name === 'site-settings' ? ['publisherProfiles'] : []);

    const { data } = await (await ask(`published/${name}/versions`)).json();
    expect(data).toEqual(Object.fromEntries(expected.map(({ documentId, updatedAt }) => [documentId, updatedAt])));
  });

  test('is nothing of a draft, nor of what does not exist', async () => {
    const draft = await create(administrator, 'api::page.page', {
      title: 'A draft',
      slug: word(),
      body: [paragraph('Draft.')],
    });
    expect(await publishedAt('pages', [String(draft.documentId), 'unknown'])).toEqual([]);
    expect(await administrator.call('GET', collection('api::page.page', draft.documentId))).toMatchObject({
      status: 200,
    });
  });

  test('may have an id that is not Strapi’s own', async () => {
    const documentId = `of an import/it's, & 1-${word()}`;
    await sql.query(
      `insert into topics (document_id, name, slug, created_at, updated_at, published_at)
       values ($1, 'Imported', $2, now(), now(), now())`,
      [documentId, word()],
    );
    try {
      expect(await publishedAt('topics', [encodeURIComponent(documentId)])).toMatchObject([{ documentId }]);
      await untilAllLive();
    } finally {
      await sql.query('delete from topics where document_id = $1', [documentId]);
    }
    await untilAllLive();
  });

  test('is for no one else, and of the site’s types only', async () => {
    for (const path of ['published/articles?documentIds=x', 'published/articles/versions'])
      expect((await ask(path, {})).status).toBe(401);
    for (const path of ['published/callback-requests?documentIds=x', 'published/recipients/versions'])
      expect((await ask(path)).status).toBe(404);
    for (const ids of ['', 'x,', '%E0%A4', Array.from({ length: 201 }, () => 'x').join(',')])
      expect((await ask(`published/articles?documentIds=${ids}`)).status).toBe(400);
    expect((await ask('published/articles')).status).toBe(400);
  });
});
