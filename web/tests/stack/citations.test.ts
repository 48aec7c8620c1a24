import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { collection, type Fields } from '../../../cms/tests/fixtures/admin-api.ts';
import {
  chosen,
  completeArticle,
  create,
  createSource,
  paragraph,
  publish,
  word,
} from '../../../cms/tests/fixtures/samples.ts';
import {
  ARTICLE,
  administrator,
  edit,
  pathOf,
  publishedArticle,
  TOPIC,
  untilAllLive,
  untilReads,
} from '../fixtures/newsroom.ts';
import { attributeValues } from '../fixtures/site.ts';

const PAGE = 'api::page.page';
const GUIDE = 'api::guide.guide';
const SOURCE = 'api::source.source';

const source = (title: string) => create(administrator, SOURCE, { title, kind: 'book', publishedOn: '2018' });
const [first, second, consulted] = [
  await source(`First ${word()}`),
  await source(`Second ${word()}`),
  await source(`Consulted ${word()}`),
];
const body = [
  { __component: 'body.key-points', points: [{ text: `A point [@${second.citeKey}].` }] },
  {
    __component: 'body.table',
    caption: 'A table',
    headerRow: false,
    rows: [['A cell', `Another [@${first.citeKey}, table 2; @${second.citeKey}]`]],
  },
  paragraph('[1] is plain text.'),
];

/** A page's HTML on one line, without what Astro adds to tell styles apart. */
const read = async (path: string, words: string) =>
  (await untilReads(stack.siteUrl + path, words)).replaceAll(/\s+/g, ' ');

function expectSources(html: string): void {
  expect(html.match(/<a href="#source-\d+"[^>]*>/g)).toEqual([
    '<a href="#source-1" id="cite-1-1" aria-label="Source 1">',
    '<a href="#source-2" id="cite-2-1" aria-label="Source 2, table 2">',
    '<a href="#source-1" id="cite-1-2" aria-label="Source 1">',
  ]);
  expect(html).toContain('[1] is plain text.');
  const list = html.slice(html.indexOf('<ol class="sources"'));
  const [one, two, also] = [second, first, consulted].map(({ title }) => list.indexOf(String(title)));
  expect(list.slice(one, two)).toMatch(/href="#cite-1-1".*href="#cite-1-2".*id="source-2"/);
  expect(list.slice(two, also)).toMatch(/href="#cite-2-1".*\(table 2\).*Also consulted/);
  expect(list.slice(also)).not.toContain('href="#cite-');
}

const sources = [{ source: chosen(consulted) }];

test('an article’s sources are numbered by first mention, and those only consulted follow', async () => {
  const article = await publishedArticle({ body, sources });
  const html = await read(pathOf(article), 'is plain text');
  expectSources(html);
  const cited = [...html.matchAll(/"@type":"Book","name":"([^"]+)"/g)].map(([, name]) => name);
  expect(cited).toEqual([second, first, consulted].map(({ title }) => title));

  // Moved in the text, a mark still cites the same work; only the numbers change.
  await edit(article, { body: [paragraph(`Moved [@${first.citeKey}].`), ...body] });
  const moved = await read(pathOf(article), 'Moved');
  expect(moved).toContain('id="cite-1-2" aria-label="Source 1, table 2"');
  expect(moved.indexOf(String(first.title))).toBeLessThan(moved.indexOf(String(second.title)));
});

/** The page of sources that lists one: with many, each letter has pages of its own, which the first page leads to. */
async function listing(title: string): Promise<string> {
  const paths = new Set(['/sources/']);
  for (const path of paths) {
    const html = await (await fetch(stack.siteUrl + path)).text();
    if (html.replaceAll(/\s+/g, ' ').includes(title)) return html.replaceAll(/\s+/g, ' ');
    for (const href of attributeValues(html, 'href')) if (/^\/sources\/[^#]/.test(href)) paths.add(href);
  }
  return '';
}

test.each<[string, string, string, () => Fields]>([
  ['a page', PAGE, '', () => ({ title: `Page ${word()}`, body })],
  [
    'a guide',
    GUIDE,
    '/guides',
    () => ({ title: `Guide ${word()}`, summary: 'A guide.', access: 'open', chapters: body }),
  ],
])(
  '%s has the same marks and the same list, and the page of sources leads to its marks',
  async (_, uid, folder, make) => {
    const slug = word();
    const document = await create(administrator, uid, { ...make(), slug, sources });
    expect(await publish(administrator, uid, document)).toMatchObject({ status: 200, message: '' });
    expectSources(await read(`${folder}/${slug}/`, 'is plain text'));
    await untilAllLive();
    expect(await listing(String(first.title))).toContain(`href="${folder}/${slug}/#cite-2-1"`);
    expect(await listing(String(consulted.title))).toContain(`href="${folder}/${slug}/"`);
  },
);

const linkTo = ({ documentId, slug }: Fields, contentType: string, folder: string) => ({
  type: 'link',
  url: `${folder}/${String(slug)}/`,
  documentId,
  contentType,
  children: [{ type: 'text', text: 'the other one' }],
});
const linking = (link: object) => ({
  __component: 'body.rich-text',
  content: [{ type: 'paragraph', children: [{ type: 'text', text: 'About ' }, link, { type: 'text', text: '.' }] }],
});

test('of two drafts that link to each other, each link works as soon as its document is published', async () => {
  const draft = async (body: object[]) =>
    create(administrator, ARTICLE, await completeArticle(administrator, { body }));
  const one = await draft([paragraph('Not linked yet.')]);
  const two = await draft([linking(linkTo(one, ARTICLE, '/articles'))]);
  await administrator.call('PUT', collection(ARTICLE, one.documentId), {
    body: [linking(linkTo(two, ARTICLE, '/articles'))],
  });
  const status = async (document: Fields) => (await fetch(stack.siteUrl + pathOf(document))).status;

  expect(await publish(administrator, ARTICLE, one)).toMatchObject({ status: 200 });
  expect(await read(pathOf(one), 'the other one')).toContain(`<a href="${pathOf(two)}">`);
  expect(await status(two)).toBe(404);
  expect(await publish(administrator, ARTICLE, two)).toMatchObject({ status: 200 });
  expect(await read(pathOf(two), 'the other one')).toContain(`<a href="${pathOf(one)}">`);
  expect([await status(one), await status(two)]).toEqual([200, 200]);
});

test('a link to a topic follows it when the topic’s slug changes', async () => {
  const [slug, renamed] = [word(), word()];
  const topic = await create(administrator, TOPIC, { name: `Topic ${slug}`, slug });
  const article = await publishedArticle({
    body: [linking(linkTo(topic, TOPIC, '/topics'))],
    sources: [{ source: chosen(await createSource(administrator)) }],
  });
  expect(await read(pathOf(article), 'the other one')).toContain(`<a href="/topics/${slug}/">`);
  await administrator.call('PUT', collection(TOPIC, topic.documentId), { slug: renamed });
  await untilReads(stack.siteUrl + pathOf(article), `<a href="/topics/${renamed}/"`);
});
