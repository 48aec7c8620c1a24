import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { whereUsed } from '../../src/consequences/contract.ts';
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

const administrator = await asAdministrator(stack);

const ARTICLE = 'api::article.article';
const PAGE = 'api::page.page';
const PERSON = 'api::person.person';
const SOURCE = 'api::source.source';
const TOPIC = 'api::topic.topic';

const usesOf = async (uid: string, { documentId }: Fields) => {
  const { data } = await administrator.call('GET', `/consequences/${uid}/${String(documentId)}`);
  return whereUsed.parse(data.uses);
};

const text = (children: unknown[]) => ({
  __component: 'body.rich-text',
  content: [{ type: 'paragraph', children: [{ type: 'text', text: 'See ' }, ...children] }],
});
const link = (url: string, more: Fields = {}) => ({
  type: 'link',
  url,
  children: [{ type: 'text', text: 'this page' }],
  ...more,
});
const page = (body: unknown[]) => create(administrator, PAGE, { title: `Page ${word()}`, slug: word(), body });
const topic = () => create(administrator, TOPIC, { name: `Topic ${word()}`, slug: word() });

const listed = ({ documentId, title }: Fields, how: string, field = 'Body') =>
  expect.objectContaining({ documentId, title, places: [{ field, how }], isLeftOutOfDraft: false });

test('a draft that uses a document is listed apart from what is published', async () => {
  const linked = await topic();
  const draft = await page([text([link(`/topics/${String(linked.slug)}/`)])]);
  expect(await usesOf(TOPIC, linked)).toMatchObject({
    alsoIn: { documents: [] },
    inDrafts: { documents: [listed(draft, 'linked')], more: 0 },
  });
  await publish(administrator, PAGE, draft);
  expect(await usesOf(TOPIC, linked)).toMatchObject({
    alsoIn: { documents: [listed(draft, 'linked')] },
    inDrafts: { documents: [] },
  });
  await administrator.call('PUT', collection(PAGE, draft.documentId), { body: [paragraph('Nothing.')] });
  const { alsoIn } = await usesOf(TOPIC, linked);
  expect(alsoIn.documents).toMatchObject([{ documentId: draft.documentId, isLeftOutOfDraft: true }]);
});

test('a link to a document is found after a rename, and one to its path by any way to write the path', async () => {
  const linked = await topic();
  const path = `/topics/${String(linked.slug)}/`;
  const byDocument = await page([
    text([link('/topics/before/', { documentId: linked.documentId, contentType: TOPIC })]),
  ]);
  const byPath = await page([text([link(`${stack.siteUrl}${path.toUpperCase()}?from=here#top`)])]);
  const answer = { ...text([link(path.slice(0, -1))]), __component: undefined };
  const byAnswer = await page([
    { __component: 'body.questions', items: [{ question: 'Where?', answer: answer.content }] },
  ]);
  const toAnother = await page([text([link(path, { documentId: 'another', contentType: TOPIC })])]);
  const { inDrafts } = await usesOf(TOPIC, linked);
  expect(inDrafts.documents).toHaveLength(3);
  for (const using of [byDocument, byPath, byAnswer])
    expect(inDrafts.documents).toContainEqual(listed(using, 'linked'));
  expect(JSON.stringify(inDrafts)).not.toContain(toAnother.documentId);
});

test('every place in a document is listed with it, once', async () => {
  const person = await createPerson(administrator);
  const toPerson = link('/', { documentId: person.documentId, contentType: PERSON });
  const article = await create(
    administrator,
    ARTICLE,
    await completeArticle(administrator, {
      authors: chosen(person),
      reviewedBy: chosen(person),
      lastReviewedOn: '2026-02-02',
      body: [paragraph('One.'), text([toPerson]), text([toPerson])],
    }),
  );
  const { inDrafts } = await usesOf(PERSON, person);
  expect(inDrafts.documents).toMatchObject([{ documentId: article.documentId, kind: 'article' }]);
  expect(inDrafts.documents[0]?.places.toSorted((a, b) => a.field.localeCompare(b.field))).toEqual([
    { field: 'Authors', how: 'chosen' },
    { field: 'Body', how: 'linked' },
    { field: 'Reviewed by', how: 'chosen' },
  ]);
});

test('a source is listed where texts cite it, whichever block the text is in', async () => {
  const source = await createSource(administrator);
  const mark = `[@${String(source.citeKey)}]`;
  const bodies = [
    [paragraph(`A statement ${mark}.`)],
    [{ __component: 'body.key-points', points: [{ text: `A point ${mark}.` }] }],
    [{ __component: 'body.table', caption: 'A table', headerRow: false, rows: [['A cell', `Two ${mark}`]] }],
    [{ __component: 'body.pull-quote', text: `Words ${mark}` }],
    [{ __component: 'body.questions', items: [{ question: 'Why?', answer: paragraph(`So ${mark}.`).content }] }],
  ];
  const pages = [];
  for (const body of bodies) pages.push(await page(body));
  const other = await page([
    paragraph(`Another key [@${String(source.citeKey)}z], and an address: x@${String(source.citeKey)}`),
  ]);
  const { inDrafts } = await usesOf(SOURCE, source);
  for (const { documentId } of pages) {
    const found = inDrafts.documents.find((document) => document.documentId === documentId);
    expect(found?.places).toContainEqual({ field: 'Body', how: 'cited' });
  }
  expect(inDrafts.documents).toHaveLength(pages.length);
  expect(JSON.stringify(inDrafts)).not.toContain(other.documentId);
});

test('before several are deleted or unpublished, those in use are named, to those who may read them', async () => {
  const [used, spare] = [await topic(), await topic()];
  const article = await create(administrator, ARTICLE, await completeArticle(administrator, { topics: chosen(used) }));
  const asked = { contentType: TOPIC, documentIds: [spare.documentId, used.documentId] };
  const { status, data } = await administrator.call('POST', '/where-used', asked);
  expect(status).toBe(200);
  expect(data.used).toMatchObject([
    {
      documentId: used.documentId,
      title: used.name,
      uses: { inDrafts: { documents: [{ documentId: article.documentId }] } },
    },
  ]);
  const intake = await asRole(stack.cmsUrl, administrator, 'intake');
  expect((await intake.call('POST', '/where-used', asked)).status).toBe(403);
  expect((await administrator.call('POST', '/where-used', { ...asked, documentIds: [] })).status).toBe(400);
});

test('text with an address too long for an index is saved', async () => {
  const long = await page([text([link(`https://example.org/${'ä'.repeat(5000)}`)])]);
  expect(long.documentId).toBeDefined();
});
