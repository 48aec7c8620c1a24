import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { completeArticle, create, createPerson, createSource, publish, word } from '../fixtures/samples.ts';
import { openStrapi } from '../fixtures/second-strapi.ts';

const administrator = await asAdministrator(stack);
const ARTICLE = 'api::article.article';
const SOURCE = 'api::source.source';
const TOPIC = 'api::topic.topic';
const REDIRECT = 'api::redirect.redirect';
const EIGHT = Array.from({ length: 8 }, (_, index) => index);

describe('eight who create at the same moment', () => {
  test('with one headline get eight addresses', async () => {
    const headline = `Racing ${word()}`;
    const { slug: _, ...complete } = await completeArticle(administrator, { headline });
    const articles = await Promise.all(EIGHT.map(() => create(administrator, ARTICLE, { ...complete })));
    expect(new Set(articles.map(({ slug }) => slug)).size).toBe(8);
    const answers = await Promise.all(articles.map((article) => publish(administrator, ARTICLE, article)));
    expect(answers.map(({ status }) => status)).toEqual(EIGHT.map(() => 200));
  });

  test.each<[string, string, string, () => Fields]>([
    ['one address', ARTICLE, 'slug', () => ({ headline: 'Racing', body: [], slug: `r${word()}` })],
    ['one name of a topic', TOPIC, 'name', () => ({ name: `Racing ${word()}` })],
    ['one DOI', SOURCE, 'doi', () => ({ title: 'Racing', kind: 'web-page', doi: `10.1234/${word()}` })],
    [
      'one PubMed number',
      SOURCE,
      'pmid',
      () => ({ title: 'Racing', kind: 'web-page', pmid: `9${Math.floor(Math.random() * 9999999)}` }),
    ],
    [
      'one old path',
      REDIRECT,
      'from',
      () => ({ from: `/${word()}/`, to: '/about/', permanent: true, reason: 'by-hand' }),
    ],
  ])('with %s make one document, and seven get a message at the field', async (_, uid, field, make) => {
    const data = make();
    const answers = await Promise.all(EIGHT.map(() => administrator.call('POST', collection(uid), { ...data })));
    const made = answers.filter(({ status }) => status === 201);
    for (const answer of made) await administrator.call('DELETE', collection(uid, answer.data.documentId));
    expect(made).toHaveLength(1);
    for (const { status, messages } of answers.filter((answer) => answer.status !== 201))
      expect([status, Object.keys(messages)]).toEqual([400, [field]]);
  });
});

test('two cms on one database make one article of an address, or one of each name', async () => {
  const [slug, headline] = [word(), `Two cms ${word()}`];
  const { slug: _, ...complete } = await completeArticle(administrator, { headline });
  const [author, source] = [await createPerson(administrator), await createSource(administrator)];
  const whole = { ...complete, authors: [author.documentId], sources: [{ source: source.documentId }] };
  const other = await openStrapi(stack);
  const here = (data: Fields) => administrator.call('POST', collection(ARTICLE), data);
  const there = (params: Fields) => ({ uid: ARTICLE, action: 'create' as const, params });
  await Promise.all([
    other.call([
      ...EIGHT.map(() => there({ status: 'published', data: { ...whole, slug } })),
      ...EIGHT.map(() => there({ data: whole })),
    ]),
    ...EIGHT.map(() => here({ ...complete })),
    ...EIGHT.map(() => here({ ...complete, slug })),
  ]);
  await other.close();
  const { rows } = await sql.query(
    'select document_id, slug, published_at from articles where slug = $1 or headline = $2',
    [slug, headline],
  );
  for (const documentId of new Set(rows.map((row) => row.document_id)))
    await administrator.call('DELETE', collection(ARTICLE, documentId));
  const drafts = rows.filter((row) => row.published_at === null);
  expect(drafts.filter((row) => row.slug === slug)).toHaveLength(1);
  expect(new Set(drafts.map((row) => row.slug)).size).toBe(drafts.length);
  expect(drafts).toHaveLength(17);
});

test('an article may take the address of another only after that has left it for readers, too', async () => {
  const [one, other] = [word(), word()];
  const first = await create(administrator, ARTICLE, await completeArticle(administrator, { slug: one }));
  await publish(administrator, ARTICLE, first);
  await administrator.call('PUT', collection(ARTICLE, first.documentId), { slug: other });
  const second = await create(administrator, ARTICLE, await completeArticle(administrator, { slug: one }));
  expect((await publish(administrator, ARTICLE, second)).messages.slug).toContain(String(first.headline));
  await publish(administrator, ARTICLE, first);
  expect(await publish(administrator, ARTICLE, second)).toMatchObject({ status: 200 });
});

test('twins that an older version made can be saved, unpublished and renamed, and Publish names the other', async () => {
  const slug = word();
  const [first, second, third] = [
    await create(administrator, ARTICLE, await completeArticle(administrator)),
    await create(administrator, ARTICLE, await completeArticle(administrator)),
    await create(administrator, ARTICLE, await completeArticle(administrator)),
  ];
  for (const article of [first, second]) await publish(administrator, ARTICLE, article);
  await sql.query('update articles set slug = $1 where document_id = any($2)', [
    slug,
    [first.documentId, second.documentId],
  ]);
  expect((await administrator.call('PUT', collection(ARTICLE, first.documentId), { slug, kicker: 'New' })).status).toBe(
    200,
  );
  const refused = await publish(administrator, ARTICLE, first);
  expect(refused.messages.slug).toContain(`The article “${String(second.headline)}” already uses “${slug}”`);
  expect((await administrator.call('PUT', collection(ARTICLE, third.documentId), { slug })).status).toBe(400);
  await administrator.call('PUT', collection(ARTICLE, second.documentId), { slug: word() });
  expect(await publish(administrator, ARTICLE, second)).toMatchObject({ status: 200 });
  expect(await publish(administrator, ARTICLE, first)).toMatchObject({ status: 200 });
});

test('a copy of an article gets an address of its own', async () => {
  const article = await create(administrator, ARTICLE, await completeArticle(administrator));
  const { data, status } = await administrator.call(
    'POST',
    `${collection(ARTICLE)}/clone/${String(article.documentId)}`,
    {
      headline: article.headline,
      dek: article.dek,
      slug: article.slug,
      body: [],
    },
  );
  expect(status).toBe(200);
  await administrator.call('DELETE', collection(ARTICLE, data.documentId));
  expect(data.slug).not.toBe(article.slug);
});
