import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { checkAnswer, publicationsAnswer } from '../../src/rules/check-contract.ts';
import { asAdministrator, asRole, collection, type Fields, type Session } from '../fixtures/admin-api.ts';
import {
  chosen,
  completeArticle,
  completeBanner,
  create,
  createPerson,
  createSource,
  paragraph,
  publish,
  word,
} from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');
const ARTICLE = 'api::article.article';

interface Asked {
  contentType?: string;
  documentId?: unknown;
  data: Fields;
  isPublication?: boolean;
}

async function check(session: Session, { contentType = ARTICLE, documentId = null, ...asked }: Asked) {
  const answer = await session.call('POST', '/checks', { contentType, documentId, isPublication: true, ...asked });
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.message}`);
  return checkAnswer.parse(answer.data).objections;
}
const placesIn = (objections: Awaited<ReturnType<typeof check>>) => objections.map(({ path }) => path.join('.')).sort();

describe('before it is saved, an editor learns everything that is wrong', () => {
  test('with a publication: what is required, in the form and in its sections, and every rule, in one answer', async () => {
    const objections = await check(editor, {
      data: { dek: null, body: [paragraph('As found [@nobody2020].')], seo: { canonicalUrl: 'nowhere' } },
    });
    expect(placesIn(objections)).toEqual(['authors', 'body.0', 'dek', 'headline', 'seo.canonicalUrl', 'sources']);
  });

  test('with a draft: only what a draft may not have', async () => {
    const data = { headline: `Draft ${word()}`, body: [], seo: { canonicalUrl: 'nowhere' } };
    expect(placesIn(await check(editor, { data, isPublication: false }))).toEqual(['seo.canonicalUrl']);
  });

  test('and nothing is saved', async () => {
    const headline = `Never saved ${word()}`;
    await check(editor, { data: { headline, body: [] } });
    const { list } = await editor.call('GET', `${collection(ARTICLE)}?_q=${encodeURIComponent(headline)}`);
    expect(list).toEqual([]);
  });
});

describe('an address that another page has', () => {
  test.each([false, true])('is reported with that page (published: %s)', async (isPublication) => {
    const taken = await create(editor, ARTICLE, await completeArticle(editor));
    const data = { ...(await completeArticle(editor)), slug: String(taken.slug).toUpperCase() };
    const objections = await check(editor, { data, isPublication });
    expect(placesIn(objections)).toEqual(['slug']);
    expect(objections[0]?.message).toContain(String(taken.headline));
    expect(objections[0]?.other).toEqual({
      contentType: ARTICLE,
      documentId: taken.documentId,
      title: taken.headline,
    });
  });

  test('is none that the page itself has', async () => {
    const article = await create(editor, ARTICLE, await completeArticle(editor));
    const data = { slug: article.slug, headline: article.headline };
    expect(await check(editor, { documentId: article.documentId, data })).toEqual([]);
  });
});

describe('a relation that the form changes', () => {
  test('counts as it will be once it is saved', async () => {
    const { authors, ...rest } = await completeArticle(editor);
    const article = await create(editor, ARTICLE, rest);
    const { documentId } = article;
    expect(placesIn(await check(editor, { documentId, data: {} }))).toEqual(['authors']);
    expect(await check(editor, { documentId, data: { authors } })).toEqual([]);
    await editor.call('PUT', collection(ARTICLE, documentId), { authors });
    const { list: linked } = await editor.call('GET', `/content-manager/relations/${ARTICLE}/${documentId}/authors`);
    const gone = { connect: [], disconnect: linked.map(({ id, documentId: author }) => ({ id, documentId: author })) };
    expect(placesIn(await check(editor, { documentId, data: { authors: gone } }))).toEqual(['authors']);
    const other = { ...gone, connect: chosen(await createPerson(editor)).connect };
    expect(await check(editor, { documentId, data: { authors: other } })).toEqual([]);
  });

  test('within a list counts, too, and an entry that is left alone stays as it is', async () => {
    const article = await create(editor, ARTICLE, await completeArticle(editor));
    const { documentId } = article;
    const [entry] = z.array(z.looseObject({ id: z.number() })).parse(article.sources);
    const source = chosen(await createSource(editor));
    expect(await check(editor, { documentId, data: { sources: [{ id: entry?.id }, { source }] } })).toEqual([]);
    const empty = await check(editor, { documentId, data: { sources: [{ id: entry?.id }, { note: 'None.' }] } });
    expect(placesIn(empty)).toEqual(['sources.1.source']);
  });
});

test('everything that is published could be published again: the check objects to nothing that the rules let through', async () => {
  const types = [ARTICLE, 'api::page.page', 'api::guide.guide', 'api::cta-banner.cta-banner'];
  for (const contentType of types) {
    const { list } = await administrator.call('GET', `${collection(contentType)}?pageSize=100`);
    const published = list.filter(({ status }) => status === 'published');
    expect(published.length).toBeGreaterThan(0);
    const documentIds = published.map(({ documentId }) => documentId);
    const answer = await administrator.call('POST', '/checks/publications', { contentType, documentIds });
    const { documents } = publicationsAnswer.parse(answer.data);
    expect(documents.map(({ title, objections }) => [title, objections.map(({ message }) => message)])).toEqual(
      documents.map(({ title }) => [title, []]),
    );
  }
});

test('what the check lets through is published, and what it objects to is refused at the same places', async () => {
  const complete = await completeArticle(editor);
  const variants: Fields[] = [complete, { ...(await completeArticle(editor)), authors: { connect: [] }, dek: null }];
  for (const data of variants) {
    const objections = await check(editor, { data });
    const article = await create(editor, ARTICLE, data);
    const { status, messages } = await publish(editor, ARTICLE, article);
    expect([status, Object.keys(messages).sort()]).toEqual([objections.length > 0 ? 400 : 200, placesIn(objections)]);
  }
});

test('of several drafts, each says why it can’t be published, and which of its links lead to drafts', async () => {
  const draft = await create(editor, ARTICLE, await completeArticle(editor));
  const link = {
    type: 'link',
    url: `/articles/${String(draft.slug)}/`,
    children: [{ type: 'text', text: 'the other article' }],
  };
  const linking = await completeArticle(editor);
  const text = { __component: 'body.rich-text', content: [{ type: 'paragraph', children: [link] }] };
  const ready = await create(editor, ARTICLE, {
    ...linking,
    body: [text, ...z.array(z.unknown()).parse(linking.body)],
  });
  const refused = await create(editor, ARTICLE, { headline: `Refused ${word()}`, body: [] });
  const documentIds = [ready.documentId, refused.documentId];
  const answer = await editor.call('POST', '/checks/publications', { contentType: ARTICLE, documentIds });
  const { documents } = publicationsAnswer.parse(answer.data);
  const of = ({ documentId }: Fields) => documents.find((one) => one.documentId === documentId);
  expect(of(ready)).toMatchObject({ title: ready.headline, objections: [], draftLinks: ['the other article'] });
  expect(of(refused)?.objections.map(({ path }) => path.join('.'))).toEqual(
    expect.arrayContaining(['authors', 'body', 'dek', 'sources']),
  );
});

test('only those who may change a document learn what is wrong with it, and only of fields that they may change', async () => {
  const marketer = await asRole(stack.cmsUrl, administrator, 'marketer');
  const reviewer = await asRole(stack.cmsUrl, administrator, 'reviewer');
  const article = await create(editor, ARTICLE, await completeArticle(editor));
  const asked = { contentType: ARTICLE, documentId: article.documentId, isPublication: false };
  expect((await marketer.call('POST', '/checks', { ...asked, data: {} })).status).toBe(403);
  expect((await marketer.call('POST', '/checks', { ...asked, documentId: null, data: {} })).status).toBe(403);
  const several = { contentType: ARTICLE, documentIds: [article.documentId] };
  expect((await reviewer.call('POST', '/checks/publications', several)).status).toBe(403);
  const data = { slug: '..', lastReviewedOn: '1026-01-01' };
  expect(placesIn(await check(reviewer, { ...asked, data }))).toEqual(['lastReviewedOn']);
});

test('counsel enters an approval, and can change or publish nothing else', async () => {
  const counsel = await asRole(stack.cmsUrl, administrator, 'counsel');
  const BANNER = 'api::cta-banner.cta-banner';
  const sample = await completeBanner(administrator, { approvedBy: null, approvedOn: null, approvalEndsOn: null });
  const banner = await create(administrator, BANNER, sample);
  const changes = { message: 'Other words.', ...(await completeBanner(administrator)), sponsor: undefined };
  const { data } = await counsel.call('PUT', collection(BANNER, banner.documentId), changes);
  expect(data).toMatchObject({ message: banner.message, approvedBy: 'C. Sample' });
  expect((await publish(counsel, BANNER, banner)).status).toBe(403);
  expect((await publish(administrator, BANNER, banner)).status).toBe(200);
});
