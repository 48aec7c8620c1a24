import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection, type Fields } from '../fixtures/admin-api.ts';
import { completeArticle, create, createSource, paragraph, publish, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');

const ARTICLE = 'api::article.article';
const SOURCE = 'api::source.source';
const PAGE = 'api::page.page';
const letters = (length: number) => 'a'.repeat(length);
const aFigure = (alt: string) => ({ name: 'Sample Person', slug: word(), photo: { alt, image: 1 } });
const aSource = (changes: Fields) => ({ title: 'A sample source', kind: 'web-page', ...changes });
const aPage = (changes: Fields) => ({ title: 'Sample page', slug: word(), body: [paragraph('Text.')], ...changes });

test.each<[string, string, Fields, Fields, string, RegExp]>([
  [
    'a headline has at most 110 characters',
    ARTICLE,
    { headline: letters(111), body: [] },
    { headline: letters(110), body: [] },
    'headline',
    /at most 110 characters/,
  ],
  [
    'a kicker has at most 40 characters',
    ARTICLE,
    { kicker: letters(41), body: [] },
    { kicker: letters(40), body: [] },
    'kicker',
    /at most 40 characters/,
  ],
  [
    'a standfirst has at most 300 characters',
    ARTICLE,
    { dek: letters(301), body: [] },
    { dek: letters(300), body: [] },
    'dek',
    /at most 300 characters/,
  ],
  [
    'a text alternative has at most 250 characters',
    'api::person.person',
    aFigure(letters(251)),
    aFigure(letters(250)),
    'photo.alt',
    /at most 250 characters/,
  ],
  [
    'a search title has at most 60 characters',
    PAGE,
    aPage({ seo: { metaTitle: letters(61) } }),
    aPage({ seo: { metaTitle: letters(60) } }),
    'seo.metaTitle',
    /at most 60 characters/,
  ],
  [
    'a search description has at most 160 characters',
    PAGE,
    aPage({ seo: { metaDescription: letters(161) } }),
    aPage({ seo: { metaDescription: letters(160) } }),
    'seo.metaDescription',
    /at most 160 characters/,
  ],
  [
    'a source is of a known kind',
    SOURCE,
    aSource({ kind: 'rumour' }),
    aSource({ kind: 'book' }),
    'kind',
    /one of the following values: journal-article, press-release/,
  ],
  ['a source has a title', SOURCE, aSource({ title: ' ' }), aSource({}), 'title', /“Title” is required/],
  ['a source has a kind', SOURCE, { title: 'A sample source' }, aSource({}), 'kind', /“Source type” is required/],
  [
    'a person’s photo has a picture',
    'api::person.person',
    { ...aFigure('A face.'), photo: { alt: 'A face.' } },
    aFigure('A face.'),
    'photo.image',
    /“Image” is required/,
  ],
  [
    'a person’s profile has a label',
    'api::person.person',
    { ...aFigure('A face.'), profiles: [{ url: '/about/' }] },
    aFigure('A face.'),
    'profiles.0.label',
    /“Link text” is required/,
  ],
  [
    'a link in a text runs no script',
    PAGE,
    aPage({ body: [aLinkTo('javascript:alert(1)')] }),
    aPage({ body: [aLinkTo('https://example.org/')] }),
    'body.0.content',
    /isn’t a valid link/,
  ],
])('%s', async (_, uid, refused, accepted, path, message) => {
  const answer = await editor.call('POST', collection(uid), refused);
  expect(answer.status).toBe(400);
  expect(answer.messages[path]).toMatch(message);
  await create(editor, uid, accepted);
});

function aLinkTo(url: string) {
  return {
    __component: 'body.rich-text',
    content: [{ type: 'paragraph', children: [{ type: 'link', url, children: [{ type: 'text', text: 'here' }] }] }],
  };
}

test.each(['doi', 'pmid'])('two sources may have no %s, but not the same one', async (name) => {
  await create(editor, SOURCE, aSource({ [name]: '' }));
  const without = await create(editor, SOURCE, aSource({ [name]: '' }));
  const identifier = name === 'doi' ? `10.1234/${word()}` : String(Date.now()).slice(-8).replace(/^0/, '1');
  const first = await create(editor, SOURCE, aSource({ [name]: identifier }));
  expect(first[name]).toBe(identifier);

  const second = await editor.call('POST', collection(SOURCE), aSource({ [name]: identifier }));
  expect(second.status).toBe(400);
  expect(second.messages[name]).toContain(`already uses “${identifier}”`);
  const changed = await editor.call('PUT', collection(SOURCE, without.documentId), { [name]: identifier });
  expect(changed.messages[name]).toContain(`already uses “${identifier}”`);
});

test('a DOI is saved without the address it was pasted with', async () => {
  const doi = `10.1234/${word()}`;
  for (const prefix of ['https://doi.org/', 'http://dx.doi.org/', 'doi: ']) {
    const { documentId } = await createSource(editor);
    const saved = await editor.call('PUT', collection(SOURCE, documentId), { doi: prefix + doi });
    expect(saved.data.doi).toBe(doi);
    await editor.call('PUT', collection(SOURCE, documentId), { doi: null });
  }
});

test('two pages cannot be published at one address', async () => {
  const slug = word();
  const first = await create(editor, PAGE, aPage({ slug }));
  expect((await publish(editor, PAGE, first)).status).toBe(200);
  const second = await editor.call('POST', collection(PAGE), aPage({ slug }));
  expect(second.status).toBe(400);
  expect(second.messages.slug).toContain(`already uses “${slug}”`);

  const other = await create(editor, PAGE, aPage({ slug: word() }));
  const moved = await editor.call('PUT', collection(PAGE, other.documentId), { slug });
  expect(moved.status).toBe(400);
  expect(moved.messages.slug).toContain(`already uses “${slug}”`);
});

test('an address that is left empty is made from the headline, and no two are the same', async () => {
  const headline = `Sample headline ${word()}`;
  const [first, second] = [
    await create(editor, ARTICLE, { headline, slug: '', body: [] }),
    await create(editor, ARTICLE, { headline, body: [] }),
  ];
  const address = headline.toLowerCase().replaceAll(' ', '-');
  expect([first.slug, second.slug]).toEqual([address, `${address}-1`]);

  const nameless = await create(editor, ARTICLE, { body: [] });
  expect(nameless.slug ?? null).toBeNull();
  const named = await editor.call('PUT', collection(ARTICLE, nameless.documentId), { headline, slug: null });
  expect(named.data.slug).toBe(`${address}-2`);
});

test('a draft may be unfinished', async () => {
  const draft = await create(editor, ARTICLE, { body: [], sources: [{ note: 'To be found.' }], hero: { alt: '' } });
  expect(draft.headline).toBeNull();
});

test('an article keeps the date of its first publication', async () => {
  const draft = await create(editor, ARTICLE, await completeArticle(editor));
  expect(draft.firstPublishedAt).toBeNull();
  const before = new Date().toISOString();
  const first = (await publish(editor, ARTICLE, draft)).data;
  expect(String(first.firstPublishedAt) >= before).toBe(true);

  await editor.call('PUT', collection(ARTICLE, draft.documentId), { dek: 'Another sentence.' });
  const second = (await publish(editor, ARTICLE, draft)).data;
  expect(second.dek).toBe('Another sentence.');
  expect(second.publishedAt).not.toBe(first.publishedAt);
  expect(second.firstPublishedAt).toBe(first.firstPublishedAt);
});

test('a copy of a published article has not been published yet, and obeys the same rules', async () => {
  const original = await create(editor, ARTICLE, await completeArticle(editor));
  const { firstPublishedAt } = (await publish(editor, ARTICLE, original)).data;
  const clone = `${collection(ARTICLE)}/clone/${String(original.documentId)}`;

  const refused = await editor.call('POST', clone, {
    slug: word(),
    seo: { canonicalUrl: 'nowhere' },
  });
  expect(refused.messages['seo.canonicalUrl']).toMatch(/isn’t a full URL/);

  const copy = await editor.call('POST', clone, { headline: 'A copy', slug: word(), firstPublishedAt });
  expect(copy).toMatchObject({ status: 200, data: { headline: 'A copy', dek: original.dek, firstPublishedAt: null } });
  await editor.call('DELETE', collection(ARTICLE, copy.data.documentId));
});
