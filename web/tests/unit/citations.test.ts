import { articlePayload } from '@patient-press/shared/payloads/article';
import type { BodyPayload, CitationsPayload } from '@patient-press/shared/payloads/body';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sourcesIn, toBody } from '../../src/content/entries/body.ts';
import { richTextReader } from '../../src/content/entries/rich-text.ts';
import { blocksWithLinks } from '../../src/content/props/linked-documents.ts';
import type { Site } from '../../src/content/site/site.ts';

type Block = BodyPayload[number];

const sources = (...keys: string[]): CitationsPayload =>
  keys.map((citeKey, index) => ({
    id: index + 1,
    source: { id: index + 1, documentId: `doc-${citeKey}`, citeKey },
    note: null,
  }));
const paragraph = (text: string, look: { code?: boolean } = {}) => ({
  type: 'paragraph' as const,
  children: [{ type: 'text' as const, text, ...look }],
});
const text = (...texts: string[]): Block => ({
  id: 1,
  __component: 'body.rich-text',
  content: texts.map((one) => paragraph(one)),
});
const read = (blocks: Block[], listed: CitationsPayload) => toBody(blocks, listed, () => null);

/** The numbers of the marks in anything that was read, in the order of reading. */
function numbersIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(numbersIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'citation' && 'marks' in value && Array.isArray(value.marks))
    return value.marks.map(({ number }) => number);
  return Object.values(value).flatMap(numbersIn);
}

test('sources are numbered as they are first mentioned, whatever the order of the list', () => {
  const { blocks, citations } = read(
    [text('One [@c]. Two [@a; @c].'), text('Three [@b].')],
    sources('a', 'b', 'unused', 'c'),
  );
  expect(numbersIn(blocks)).toEqual([1, 2, 1, 3]);
  expect(citations.cited.map(({ source }) => source)).toEqual(['doc-c', 'doc-a', 'doc-b']);
  expect(citations.consulted.map(({ source }) => source)).toEqual(['doc-unused']);
});

test('marks count in every text of a body, in the order in which readers meet them', () => {
  const blocks: Block[] = [
    { id: 1, __component: 'body.key-points', points: [{ id: 1, text: 'A point [@a].' }] },
    {
      id: 2,
      __component: 'body.table',
      caption: 'A table [@b]',
      headerRow: true,
      rows: [
        ['Head [@c]', 'Head'],
        ['Cell', 'Cell [@d]'],
      ],
    },
    { id: 3, __component: 'body.pull-quote', text: 'Words [@e]', attribution: 'Someone [@f]' },
    {
      id: 4,
      __component: 'body.questions',
      items: [{ id: 1, question: 'Why [@g]?', answer: [paragraph('So [@h].'), paragraph('[@code]', { code: true })] }],
    },
  ];
  const body = read(blocks, sources(...'hgfedcba'));
  expect(numbersIn(body.blocks)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(sourcesIn(body)).toEqual([...'abcdefgh'].map((key) => `doc-${key}`));
  expect(body.blocks[1]).toMatchObject({ label: 'A table ' });
});

test('a source leads back to each place that cites it, with what is cited there', () => {
  const { citations } = read([text('[@a, table 2] and [@b] and [@a, p. 3]')], sources('a', 'b'));
  expect(citations.cited.map(({ places }) => places)).toEqual([
    [
      { id: 'cite-1-1', place: 'table 2' },
      { id: 'cite-1-2', place: 'p. 3' },
    ],
    [{ id: 'cite-2-1', place: null }],
  ]);
});

test('a source that is listed twice is one, with all that was noted', () => {
  const [first, second] = sources('a', 'a');
  const listed = [first, second].flatMap((one, index) =>
    one ? [{ ...one, note: ['Table 2', 'Page 7'][index] ?? null }] : [],
  );
  expect(read([text('[@a]')], listed).citations.cited).toMatchObject([{ source: 'doc-a', note: 'Table 2; Page 7' }]);
});

test('what is no mark is printed as typed: numbers, escaped marks, and a key that is not listed', () => {
  const { blocks, citations } = read([text('[1] \\[@a] [@nobody, p. 2; @a]')], sources('a'));
  expect(blocks).toMatchObject([{ content: [{ children: [{ text: '[1] [@a] ' }, { text: '[@nobody, p. 2; @a]' }] }] }]);
  expect(citations).toMatchObject({ cited: [], consulted: [{ source: 'doc-a' }] });
  expect(richTextReader(null, () => null).read([paragraph('A bio [@a] \\[@a]')])).toMatchObject([
    { children: [{ text: 'A bio [@a] \\[@a]' }] },
  ]);
});

test('of any text, the numbers begin at 1, have no gaps, and rise with the first mention', () => {
  const mark = fc.array(fc.constantFrom(...'abcdef'), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(fc.array(mark, { maxLength: 4 }), { maxLength: 4 }), (texts) => {
      const blocks = texts.map((marks) =>
        text(...marks.map((keys) => `Words [${keys.map((key) => `@${key}`).join('; ')}].`)),
      );
      const body = read(blocks, sources(...'fedcba'));
      const cited = [...new Set(texts.flat(2))];
      expect(body.citations.cited.map(({ source }) => source)).toEqual(cited.map((key) => `doc-${key}`));
      expect(numbersIn(body.blocks)).toEqual(texts.flat(2).map((key) => cited.indexOf(key) + 1));
    }),
  );
});

test('a link to a document follows it to where it is now, in text, lists and answers; else it leads where it did', () => {
  const link = (documentId: string, contentType = 'api::topic.topic') => ({
    type: 'link' as const,
    url: '/topics/before/',
    documentId,
    contentType,
    children: [{ type: 'text' as const, text: 'there' }],
  });
  const inList = { type: 'list-item' as const, children: [link('moved')] };
  const body = read(
    [
      {
        id: 1,
        __component: 'body.rich-text',
        content: [
          { type: 'paragraph', children: [link('moved'), link('gone'), link('moved', 'api::other.other')] },
          {
            type: 'list',
            format: 'unordered',
            children: [inList, { type: 'list', format: 'ordered', children: [inList] }],
          },
        ],
      },
      {
        id: 2,
        __component: 'body.questions',
        items: [{ id: 1, question: 'Where?', answer: [{ type: 'quote', children: [link('moved')] }] }],
      },
    ],
    [],
  );
  const topics = new Map([['moved', { path: '/topics/now/' }]]);
  // All that is read of a site here.
  const site = { topics, articles: [] } as unknown as Site;
  const urls = JSON.stringify(blocksWithLinks(site, body)).match(/"url":"[^"]+"/g);
  const [before, now] = ['"url":"/topics/before/"', '"url":"/topics/now/"'];
  expect(urls).toEqual([now, before, before, now, now, now]);
});

test('a payload says by which keys its sources are cited', () => {
  expect(
    articlePayload.shape.sources.safeParse([{ id: 1, source: { id: 1, documentId: 'a' }, note: null }]).success,
  ).toBe(false);
  expect(articlePayload.shape.sources.safeParse(sources('a')).success).toBe(true);
});
