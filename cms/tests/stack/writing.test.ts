import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { createdSource, documentList, draftLinks, resolved, sourceList } from '../../src/writing/contract';
import { asAdministrator, asRole, collection, type Fields, type Session } from '../fixtures/admin-api.ts';
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
const editor = await asRole(stack.cmsUrl, administrator, 'editor');
const reviewer = await asRole(stack.cmsUrl, administrator, 'reviewer');
const intake = await asRole(stack.cmsUrl, administrator, 'intake');

const ARTICLE = 'api::article.article';
const PAGE = 'api::page.page';
const PERSON = 'api::person.person';
const REDIRECT = 'api::redirect.redirect';
const SOURCE = 'api::source.source';

const post = (session: Session, path: string, body: Fields) => session.call('POST', `/writing/${path}`, body);
const sources = async (words: string) => sourceList.parse((await post(editor, 'sources/search', { words })).data);
const documents = async (words: string, types?: string[]) =>
  documentList.parse((await post(editor, 'documents/search', { words, ...(types && { types }) })).data);

const name = word();
const doi = `10.1234/${word()}`;
const pmid = String(20_000_000 + Math.floor(Math.random() * 9_000_000));
const study = await create(editor, SOURCE, {
  title: `Vesicles of dying cells ${word()}`,
  kind: 'journal-article',
  authorNames: [
    { family: name, given: 'Ichiro K' },
    { family: 'Hasegawa', given: 'Taro' },
    { family: 'Third', given: 'T' },
    { family: 'Fourth', given: 'F' },
  ],
  containerTitle: `Cancer ${word()}`,
  publishedOn: '2018-06-21',
  doi,
  pmid,
});

test.each<[string, string]>([
  ['its title', String(study.title)],
  ['its author and year', `${name} 2018`],
  ['the words of title and journal, in any order', `${String(study.containerTitle).split(' ')[1]} dying VESICLES`],
  ['its DOI', doi],
  ['the address of its DOI', `https://doi.org/${doi}`],
  ['its PubMed number', pmid],
  ['its cite key, as it stands in a mark', `[@${study.citeKey}`],
])('a source is found by %s, with what a picker shows', async (_, words) => {
  expect((await sources(words)).sources).toEqual([
    {
      documentId: study.documentId,
      citeKey: `${name}2018`,
      title: study.title,
      authors: `${name} IK, Hasegawa T, Third T, et al.`,
      container: study.containerTitle,
      year: '2018',
      doi,
      pmid,
      retraction: 'none',
    },
  ]);
});

test('an exact cite key comes first, and a word that nothing has finds nothing', async () => {
  const { documentId } = await create(editor, SOURCE, { title: `About ${name}2018`, kind: 'book' });
  const found = (await sources(`${name}2018`)).sources.map((source) => source.documentId);
  expect(found).toEqual([study.documentId, documentId]);
  expect((await sources(`${name} ${word()}`)).sources).toEqual([]);
});

test('a source is made while writing, by the rules for sources', async () => {
  const made = await post(editor, 'sources', {
    title: 'Made inline',
    kind: 'web-page',
    authorNames: [{ organisation: `${word()} Clinic` }],
    publishedOn: '2020',
  });
  expect(made.status).toBe(201);
  const { source } = createdSource.parse(made.data);
  expect(source).toMatchObject({ citeKey: expect.stringMatching(/clinic2020$/), year: '2020' });
  await administrator.call('DELETE', collection(SOURCE, source.documentId));

  const refused = await post(editor, 'sources', { title: 'Twice', kind: 'journal-article', doi });
  expect(refused.status).toBe(400);
  expect(refused.messages.doi).toContain(`already uses “${doi}”`);
});

test('documents are found by their words or path, with where readers find them', async () => {
  const [slug, draftSlug, title] = [word(), word(), `Page ${word()}`];
  const page = await create(editor, PAGE, { title, slug, body: [paragraph('Text.')] });
  const draft = await create(editor, PAGE, {
    title: `${title}, continued`,
    slug: draftSlug,
    body: [paragraph('Text.')],
  });
  await publish(editor, PAGE, page);
  const published = { contentType: PAGE, documentId: page.documentId, title, path: `/${slug}/`, isPublished: true };
  const drafted = {
    contentType: PAGE,
    documentId: draft.documentId,
    title: `${title}, continued`,
    path: `/${draftSlug}/`,
    isPublished: false,
  };
  expect(await documents(title)).toEqual({ documents: [published, drafted], hasMore: false });
  expect(await documents(title, [PERSON])).toEqual({ documents: [], hasMore: false });
  expect((await documents(`https://example.com/${slug}/?from=mail`)).documents).toEqual([published]);

  // Until it is published again, readers find it where they did.
  await editor.call('PUT', collection(PAGE, page.documentId), { slug: word() });
  expect((await documents(title)).documents).toContainEqual(published);
});

test('what marks and links refer to is looked up at once, and what is gone is left out', async () => {
  const person = await createPerson(editor);
  const other = await createSource(editor);
  const answer = await post(editor, 'resolve', {
    citeKeys: [study.citeKey, `${word()}none`],
    sources: [other.documentId, study.documentId, 'gone'],
    documents: [
      { contentType: PERSON, documentId: person.documentId },
      { contentType: ARTICLE, documentId: 'gone' },
    ],
  });
  const { sources, documents } = resolved.parse(answer.data);
  expect(sources.map(({ documentId }) => documentId).sort()).toEqual([study.documentId, other.documentId].sort());
  expect(documents).toEqual([
    {
      contentType: PERSON,
      documentId: person.documentId,
      title: person.name,
      path: `/people/${person.slug}/`,
      isPublished: true,
    },
  ]);
});

test('a role finds what it may read, and makes what it may create', async () => {
  expect((await post(reviewer, 'sources/search', { words: name })).status).toBe(200);
  expect((await post(reviewer, 'sources', { title: 'Mine', kind: 'book' })).status).toBe(403);
  expect((await post(intake, 'sources/search', { words: name })).status).toBe(403);
  expect((await post(intake, 'documents/search', { words: '' })).data).toEqual({ documents: [], hasMore: false });
  const asked = { citeKeys: [study.citeKey], sources: [], documents: [] };
  expect((await post(intake, 'resolve', asked)).data).toEqual({ sources: [], documents: [], links: [], entries: [] });
  const anyone = await fetch(`${stack.cmsUrl}/writing/sources/search`, { method: 'POST' });
  expect(anyone.status).toBe(401);
});

test('a search names each type at most once: a long list would keep the database busy', async () => {
  expect((await post(editor, 'documents/search', { words: '', types: [ARTICLE, PAGE] })).status).toBe(200);
  const types = Array.from({ length: 1_000 }, () => ARTICLE);
  expect((await post(editor, 'documents/search', { words: '', types })).status).toBe(400);
  expect((await post(editor, 'documents/search', { words: 'x'.repeat(401) })).status).toBe(400);
  expect((await post(editor, 'documents/search', { words: '', types: ['admin::user'] })).status).toBe(400);
});

test('words of a search are words: nothing in them is a pattern or a command', async () => {
  for (const words of ["' or 1=1 --", '%', '_____', '\\', '$1', '{"$gt":""}']) {
    expect((await sources(`${words} ${name}`)).sources.map(({ title }) => title)).not.toContain(study.title);
  }
});

test.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'file:///c:/notes.docx'])(
  'a text with a link to “%s” is not saved',
  async (url) => {
    const link = { type: 'link', url, children: [{ type: 'text', text: 'Click' }] };
    const answer = [{ type: 'paragraph', children: [{ type: 'text', text: '' }, link, { type: 'text', text: '' }] }];
    const body = [{ __component: 'body.questions', items: [{ question: 'Where?', answer }] }];
    const refused = await editor.call('POST', collection(PAGE), { title: `Attacking ${word()}`, slug: word(), body });
    expect(refused).toMatchObject({ status: 400, message: expect.stringContaining('valid link') });
  },
);

test('a link to a document that was deleted keeps a page from being published; one to a draft does not', async () => {
  const linking = (to: Fields) => ({
    __component: 'body.rich-text',
    content: [
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'See ' },
          {
            type: 'link',
            url: `/${to.slug}/`,
            documentId: to.documentId,
            contentType: PAGE,
            children: [{ type: 'text', text: 'there', superscript: true }],
          },
          { type: 'text', text: '.' },
        ],
      },
    ],
  });
  const target = await create(editor, PAGE, { title: `Target ${word()}`, slug: word(), body: [paragraph('Text.')] });
  const body = [paragraph('First.'), linking(target)];
  const page = await create(editor, PAGE, { title: `Linking ${word()}`, slug: word(), body });
  expect(await publish(editor, PAGE, page)).toMatchObject({ status: 200, message: '' });
  const stored = (await editor.call('GET', collection(PAGE, page.documentId))).data;
  expect(stored.body).toMatchObject(body);

  await editor.call('DELETE', collection(PAGE, target.documentId));
  const refused = await publish(editor, PAGE, page);
  expect(refused.messages['body.1']).toMatch(
    new RegExp(`The link “there” in block 2 goes to /${target.slug}/, which was deleted`),
  );
});

describe('links of a text', () => {
  const linking = (url: string, to: Fields = {}) => ({
    __component: 'body.rich-text',
    content: [
      { type: 'paragraph', children: [{ type: 'link', url, ...to, children: [{ type: 'text', text: 'there' }] }] },
    ],
  });
  const heading = (text: string) => ({
    __component: 'body.rich-text',
    content: [{ type: 'heading', level: 2, children: [{ type: 'text', text }] }],
  });
  const page = (body: unknown[], slug = word()) => create(editor, PAGE, { title: `Page ${word()}`, slug, body });
  const draftLinksOf = async ({ documentId }: Fields) =>
    draftLinks.parse((await post(editor, 'draft-links', { contentType: PAGE, documentId })).data).links;

  test.each([['//example.org/'], ['/\\example.org/'], ['javascript:alert(1)'], ['#']])(
    '%j is refused when it is saved',
    async (url) => {
      const answer = await editor.call('POST', collection(PAGE), {
        title: `Page ${word()}`,
        slug: word(),
        body: [linking(url)],
      });
      expect(answer.status).toBe(400);
      expect(Object.values(answer.messages).join(' ')).toMatch(/valid link/);
    },
  );

  test('lead to headings and questions of the same page, and to no others', async () => {
    const questions = {
      __component: 'body.questions',
      items: [{ question: 'Is it curable?', answer: paragraph('No.').content }],
    };
    const body = [heading('Risks'), heading('Risks'), questions, linking('#risks-2'), linking('#is-it-curable')];
    const document = await page([...body, linking('#risks-3')]);
    const refused = await publish(editor, PAGE, document);
    expect(refused.messages['body.5']).toMatch(/link “there” in block 6 goes to #risks-3, but no heading/);
    await editor.call('PUT', collection(PAGE, document.documentId), { body });
    expect(await publish(editor, PAGE, document)).toMatchObject({ status: 200, message: '' });
    const stored = (await editor.call('GET', collection(PAGE, document.documentId))).data;
    expect(JSON.stringify(stored.body)).toContain('"url":"#risks-2"');
  });

  test('to a page that isn’t there are refused on publishing; a redirect, a draft and the site’s own lists will do', async () => {
    const [gone, from] = [word(), word()];
    const document = await page([linking(`/${gone}/`), linking('/topics/'), linking(`${stack.siteUrl}/${gone}/`)]);
    const refused = await publish(editor, PAGE, document);
    expect(refused.messages['body.0']).toMatch(new RegExp(`goes to /${gone}/, but the site has no such page`));
    expect(refused.messages['body.1']).toBeUndefined();
    expect(refused.messages['body.2']).toMatch(/no such page/);
    await create(editor, REDIRECT, { from: `/${from}/`, to: '/topics/', reason: 'by-hand' });
    const draft = await page([paragraph('Text.')], gone);
    await editor.call('PUT', collection(PAGE, document.documentId), {
      body: [linking(`/${gone}/`), linking(`/${from}/?a=b#c`)],
    });
    expect(await publish(editor, PAGE, document)).toMatchObject({ status: 200, message: '' });
    expect(await draftLinksOf(document)).toEqual([
      { text: 'there', contentType: PAGE, documentId: draft.documentId, title: draft.title },
    ]);
  });

  test('between two drafts are named after publishing the first, and no more after the second', async () => {
    const first = await page([paragraph('Text.')]);
    const toFirst = linking(`/${String(first.slug)}/`, { documentId: first.documentId, contentType: PAGE });
    const second = await page([toFirst]);
    const toSecond = linking(`/${String(second.slug)}/`, { documentId: second.documentId, contentType: PAGE });
    await editor.call('PUT', collection(PAGE, first.documentId), { body: [toSecond] });

    expect(await publish(editor, PAGE, first)).toMatchObject({ status: 200, message: '' });
    expect(await draftLinksOf(first)).toMatchObject([{ documentId: second.documentId, title: second.title }]);
    expect((await post(intake, 'draft-links', { contentType: PAGE, documentId: first.documentId })).status).toBe(403);

    const link = { url: `/${String(second.slug)}/`, documentId: second.documentId, contentType: PAGE };
    const missing = { url: `/${word()}/`, documentId: null, contentType: null };
    const ask = { citeKeys: [], sources: [], documents: [], links: [link, missing] };
    expect(resolved.parse((await post(editor, 'resolve', ask)).data).links).toEqual([
      { ...link, state: 'draft', title: second.title },
      { ...missing, state: 'missing', title: '' },
    ]);

    expect(await publish(editor, PAGE, second)).toMatchObject({ status: 200, message: '' });
    expect([...(await draftLinksOf(first)), ...(await draftLinksOf(second))]).toEqual([]);
  });
});

test('the rows of a list of sources are looked up by their ids', async () => {
  const article = await create(
    editor,
    ARTICLE,
    await completeArticle(editor, { sources: [{ source: chosen(study) }] }),
  );
  const saved = (await editor.call('GET', `${collection(ARTICLE, article.documentId)}?populate=*`)).data;
  const [row] = z.array(z.object({ id: z.number() })).parse(saved.sources);
  const ask = { citeKeys: [], sources: [], documents: [], entries: [row?.id, 999_999_999] };
  expect(resolved.parse((await post(editor, 'resolve', ask)).data).entries).toMatchObject([
    { id: row?.id, source: { documentId: study.documentId, title: study.title } },
  ]);
});

test.each([['间皮瘤的早期症状'], ['간암 2026']])(
  'a title in an unsupported script, %s, asks for a slug',
  async (title) => {
    const refused = await editor.call('POST', collection(PAGE), { title, body: [paragraph('Text.')] });
    expect(refused.status).toBe(400);
    expect(refused.messages.slug).toMatch(/No URL slug can be made/);
    const slug = word();
    expect((await create(editor, PAGE, { title, slug, body: [paragraph('Text.')] })).slug).toBe(slug);
  },
);
