import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, asRole, collection, type Fields } from '../fixtures/admin-api.ts';
import { chosen, completeArticle, create, createSource, paragraph, publish, word } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const editor = await asRole(stack.cmsUrl, administrator, 'editor');

const ARTICLE = 'api::article.article';
const PAGE = 'api::page.page';
const GUIDE = 'api::guide.guide';
const SOURCE = 'api::source.source';
const EIGHT = Array.from({ length: 8 }, (_, index) => index);

const study = (changes: Fields = {}) =>
  create(editor, SOURCE, { title: 'A study', kind: 'journal-article', publishedOn: '2018-06-21', ...changes });
const save = (uid: string, { documentId }: Fields, changes: Fields) =>
  editor.call('PUT', collection(uid, documentId), changes);
const read = async (uid: string, { documentId }: Fields) =>
  (await editor.call('GET', collection(uid, documentId))).data;
const listed = async (uid: string, document: Fields) =>
  ((await editor.call('GET', `${collection(uid, document.documentId)}?populate=*`)).data.sources ?? []) as Fields[];
/** The cite keys in the list of sources that readers' pages are made from. */
async function published(name: string, { documentId }: Fields): Promise<string[]> {
  const response = await fetch(`${stack.cmsUrl}/api/${name}/${documentId}?populate[sources][populate]=source`, {
    headers: { authorization: `Bearer ${stack.pressToken}` },
  });
  const { data } = (await response.json()) as { data: { sources: { source: { citeKey: string } }[] } };
  return data.sources.map(({ source }) => source.citeKey);
}
const cite = (...keys: unknown[]) => paragraph(`A statement [${keys.map((key) => `@${key}`).join('; ')}].`);

test('a source gets a cite key from its first author and year, and the next one a letter', async () => {
  const family = `Nákano${word()}`;
  const name = family.toLowerCase().replace('á', 'a');
  const authorNames = [
    { family, given: 'I' },
    { family: 'Second', given: 'T' },
  ];
  expect((await study({ authorNames })).citeKey).toBe(`${name}2018`);
  expect((await study({ authorNames })).citeKey).toBe(`${name}2018a`);
  const [given] = [`${word()}.x`];
  expect((await study({ citeKey: ` [@${given?.toUpperCase()}] ` })).citeKey).toBe(given);
  const copies = await Promise.all(EIGHT.map(() => study({ authorNames })));
  expect(new Set(copies.map(({ citeKey }) => citeKey)).size).toBe(8);
});

test.each([['müller 2018'], ['-x-'], ['a;b']])('%j is no cite key, and is refused at its field', async (citeKey) => {
  const answer = await editor.call('POST', collection(SOURCE), { title: 'A study', kind: 'book', citeKey });
  expect(answer.status).toBe(400);
  expect(answer.messages.citeKey).toMatch(/can’t be a cite key/);
});

test('a cite key changes until a text uses it; then the message names the text', async () => {
  const source = await study();
  const key = word();
  expect((await save(SOURCE, source, { citeKey: key })).data.citeKey).toBe(key);
  const article = await create(editor, ARTICLE, await completeArticle(editor, { body: [cite(key)] }));
  const refused = await save(SOURCE, source, { citeKey: word() });
  expect(refused.messages.citeKey).toContain(`article “${article.headline}” (Body)`);
  expect(await save(SOURCE, source, { title: 'A study, corrected', citeKey: key })).toMatchObject({ status: 200 });
  expect((await save(SOURCE, source, { citeKey: '' })).messages.citeKey).toMatch(/can’t change/);
  expect((await save(ARTICLE, article, { body: [paragraph('Nothing.')] })).status).toBe(200);
  expect((await save(SOURCE, source, { citeKey: word() })).status).toBe(200);
});

test('a key is used wherever the body has text, and in what is published though the draft no longer cites it', async () => {
  const bodies = (key: unknown): Fields[] => [
    { __component: 'body.key-points', points: [{ text: `A point [@${key}].` }] },
    { __component: 'body.table', caption: 'A table', headerRow: false, rows: [['A cell', `[@${key}, p. 3]`]] },
    { __component: 'body.pull-quote', text: 'Words', attribution: `Someone [@${key}]` },
    { __component: 'body.questions', items: [{ question: 'Why?', answer: paragraph(`So [@${key}].`).content }] },
  ];
  for (const index of bodies('').keys()) {
    const source = await study();
    const page = { title: `Page ${word()}`, slug: word(), body: [bodies(source.citeKey)[index]] };
    const document = await create(editor, PAGE, page);
    expect(await publish(editor, PAGE, document)).toMatchObject({ status: 200, message: '' });
    expect(await published('pages', document)).toEqual([source.citeKey]);
    await save(PAGE, document, { body: [paragraph('Nothing.')] });
    expect((await save(SOURCE, source, { citeKey: word() })).messages.citeKey).toContain(`page “${page.title}” (Body)`);
  }
});

test('the list of sources follows the text on saving, and loses nothing automatically', async () => {
  const [first, second, consulted] = [await study(), await study(), await createSource(editor)];
  const data = await completeArticle(editor, {
    body: [cite(second.citeKey), cite(first.citeKey, second.citeKey)],
    sources: [{ source: chosen(consulted), note: 'Background' }],
  });
  const article = await create(editor, ARTICLE, data);
  const before = await listed(ARTICLE, article);
  expect(before).toHaveLength(3);

  // The last mark goes: the source stays, as one that was consulted. Entries that are there already stay the same ones.
  await save(ARTICLE, article, { body: [cite(first.citeKey)] });
  expect((await listed(ARTICLE, article)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));

  // One that is cited comes back when it is removed; one that is not cited goes.
  expect((await save(ARTICLE, article, { sources: [] })).status).toBe(200);
  expect(await publish(editor, ARTICLE, article)).toMatchObject({ status: 200, message: '' });
  expect(await published('articles', article)).toEqual([first.citeKey]);
});

test('a form that sends the whole list back unchanged gets no entry twice', async () => {
  const source = await study();
  const article = await create(
    editor,
    ARTICLE,
    await completeArticle(editor, { body: [cite(source.citeKey)], sources: [] }),
  );
  const [entry] = await listed(ARTICLE, article);
  const untouched = { id: entry?.id, note: 'Table 2', source: { connect: [], disconnect: [] } };
  await save(ARTICLE, article, { body: [cite(source.citeKey), paragraph('More.')], sources: [untouched] });
  expect(await listed(ARTICLE, article)).toMatchObject([{ id: entry?.id, note: 'Table 2' }]);
});

test.each<[string, string, string, (body: unknown[]) => Promise<Fields>]>([
  ['an article', ARTICLE, 'body', (body) => completeArticle(editor, { body })],
  ['a page', PAGE, 'body', async (body) => ({ title: `Page ${word()}`, slug: word(), body })],
  [
    'a guide',
    GUIDE,
    'chapters',
    async (chapters) => ({ title: `Guide ${word()}`, slug: word(), summary: 'A guide.', access: 'open', chapters }),
  ],
])('%s that cites what is no source is not published, and says where and what to do', async (_, uid, field, make) => {
  const key = `${word()}x`;
  const document = await create(editor, uid, await make([paragraph('Before.'), cite(key), paragraph('[@a b]')]));
  const refused = await publish(editor, uid, document);
  expect(refused.status).toBe(400);
  expect(refused.messages[`${field}.1`]).toMatch(new RegExp(`Block 2 cites \\[@${key}\\], but no source`));
  expect(refused.messages[`${field}.2`]).toMatch(/Block 3 has “\[@a b\]”, which begins like a citation/);

  // A source that was made after the text was saved is listed on publishing.
  await save(uid, document, { [field]: [cite(key), paragraph('\\[@a b]')] });
  await study({ citeKey: key });
  expect(await publish(editor, uid, document)).toMatchObject({ status: 200, message: '' });
  expect(await published(uid === ARTICLE ? 'articles' : uid === PAGE ? 'pages' : 'guides', document)).toContain(key);
});

test('a source that a published text cites is not deleted', async () => {
  const source = await study();
  const page = await create(editor, PAGE, { title: `Page ${word()}`, slug: word(), body: [cite(source.citeKey)] });
  await publish(editor, PAGE, page);
  const refused = await editor.call('DELETE', collection(SOURCE, source.documentId));
  expect(refused.status).toBe(400);
  expect(refused.message).toContain(`page “${page.title}” (Sources)`);
  expect((await read(SOURCE, source)).citeKey).toBe(source.citeKey);
});
