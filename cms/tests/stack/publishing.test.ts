import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection, type Fields } from '../fixtures/admin-api.ts';
import {
  chosen,
  completeArticle,
  create,
  createPerson,
  createSource,
  paragraph,
  publish,
  word,
} from '../fixtures/samples.ts';
import { openStrapi } from '../fixtures/second-strapi.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');

const ARTICLE = 'api::article.article';

const person = await createPerson(editor);
const source = await createSource(editor);
/** Whether the press, and so a reader, gets to see the document. */
const isShown = async (name: string, { documentId }: Fields) => {
  const headers = { authorization: `Bearer ${stack.pressToken}` };
  return (await fetch(`${stack.cmsUrl}/api/${name}/${String(documentId)}`, { headers })).status === 200;
};

const FIGURE = { __component: 'body.figure', figure: { alt: 'A drawing.' } };

test.each<[string, Fields, Fields, string, RegExp]>([
  ['an author', { authors: [] }, { authors: chosen(person) }, 'authors', /needs an author/],
  [
    'a source',
    { sources: [], body: [paragraph('No marks.')] },
    { sources: [{ source: chosen(source) }] },
    'sources',
    /needs a source/,
  ],
  [
    'a record behind every source',
    { sources: [{ note: 'None.' }] },
    { sources: [{ source: chosen(source) }] },
    'sources.0.source',
    /Source 1 is empty/,
  ],
  [
    'a day beside the reviewer',
    { reviewedBy: chosen(person) },
    { lastReviewedOn: '2026-02-02' },
    'lastReviewedOn',
    /names a reviewer/,
  ],
  [
    'a reviewer beside the day',
    { lastReviewedOn: '2026-02-02' },
    { reviewedBy: chosen(person) },
    'reviewedBy',
    /Choose who reviewed it/,
  ],
  [
    'a source for every mark',
    {
      body: [paragraph('None.'), paragraph(`Two [@${source.citeKey}; @nobody2018].`)],
      sources: [{ source: chosen(source) }],
    },
    { body: [paragraph(`One [@${source.citeKey}], \\[@nobody2018] as typed, and [1].`)] },
    'body.1',
    /Block 2 cites \[@nobody2018\], but no source has this cite key/,
  ],
  [
    'a headline that is not blank',
    { headline: '  ' },
    { headline: 'A headline' },
    'headline',
    /“Headline” is required/,
  ],
  ['a deck', { dek: null }, { dek: 'A deck.' }, 'dek', /“Deck” is required/],
  ['a body', { body: [] }, { body: [paragraph('Text.')] }, 'body', /“Body” is required/],
  [
    'a picture in every figure',
    { body: [FIGURE] },
    { body: [paragraph('Text.')] },
    'body.0.figure.image',
    /“Image” is required/,
  ],
  ['alt text', { hero: { alt: '' } }, { hero: null }, 'hero.alt', /“Alt text” is required/],
])('an article is not published without %s', async (_, lacking, put, path, message) => {
  const draft = await create(editor, ARTICLE, await completeArticle(editor, lacking));
  const answer = await publish(editor, ARTICLE, draft);
  expect(answer.status).toBe(400);
  expect(answer.messages[path]).toMatch(message);
  expect(await isShown('articles', draft)).toBe(false);

  expect((await editor.call('PUT', collection(ARTICLE, draft.documentId), put)).status).toBe(200);
  expect(await publish(editor, ARTICLE, draft)).toMatchObject({ status: 200, message: '' });
  expect(await isShown('articles', draft)).toBe(true);
});

test('what was saved in pieces is held to all rules when it is published', async () => {
  const review = { reviewedBy: chosen(person), lastReviewedOn: '2026-02-02' };
  const draft = await create(editor, ARTICLE, await completeArticle(editor, review));
  await editor.call('PUT', collection(ARTICLE, draft.documentId), { nextReviewOn: '2026-01-01' });
  expect((await publish(editor, ARTICLE, draft)).messages.nextReviewOn).toMatch(/after “Last reviewed\.”/);
  expect(await isShown('articles', draft)).toBe(false);
});

test('a change that is refused leaves what readers see', async () => {
  const draft = await create(editor, ARTICLE, await completeArticle(editor));
  expect((await publish(editor, ARTICLE, draft)).status).toBe(200);
  const again = `${collection(ARTICLE, draft.documentId)}/actions/publish`;
  expect(
    (await editor.call('POST', again, { dek: 'Without sources.', sources: [], body: [paragraph('No marks.')] }))
      .messages.sources,
  ).toBeDefined();
  const { data } = await editor.call('GET', collection(ARTICLE, draft.documentId));
  expect(data).toMatchObject({ status: 'published', dek: draft.dek, sources: [{}] });
});

test('a guide is not published with a picture in the place of its PDF', async () => {
  const picture = (await administrator.call('GET', '/upload/files?filters[mime][$eq]=image/jpeg')).list[0];
  const draft = await create(editor, 'api::guide.guide', {
    title: 'Sample guide',
    slug: word(),
    summary: 'A guide.',
    access: 'open',
    file: picture?.id,
  });
  expect((await publish(editor, 'api::guide.guide', draft)).messages.file).toMatch(/isn’t a PDF/);
  await editor.call('PUT', collection('api::guide.guide', draft.documentId), { file: null });
  expect((await publish(editor, 'api::guide.guide', draft)).status).toBe(200);
});

test('a program that saves and publishes in one call is held to what the page shows, not to what it sent', async () => {
  const article = await create(editor, ARTICLE, await completeArticle(editor));
  expect((await publish(editor, ARTICLE, article)).status).toBe(200);
  const strapi = await openStrapi(stack);
  const update = async (data: Fields) => {
    const params = { documentId: article.documentId, status: 'published', data };
    return (await strapi.call([{ uid: ARTICLE, action: 'update', params }]))[0];
  };
  expect((await update({ body: [paragraph('A statement [@nobody2018].')] }))?.refused).toMatch(/cites \[@nobody2018\]/);
  expect((await update({ sources: [], body: [paragraph('No marks.')] }))?.refused).toMatch(/needs a source/);
  const { data } = await editor.call('GET', collection(ARTICLE, article.documentId));
  expect(data).toMatchObject({ status: 'published', sources: [{}] });

  expect((await update({ body: [paragraph('Another statement.')] }))?.refused).toBeUndefined();
  await strapi.close();
});
