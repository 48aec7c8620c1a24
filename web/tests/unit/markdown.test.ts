import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect, test } from 'vitest';
import type { Block } from '../../src/content/entries/body.ts';
import type { InlineNode, ListNode, RichTextNode } from '../../src/content/entries/rich-text.ts';
import { articleText } from '../../src/content/props/article-text.ts';
import { llmsPage } from '../../src/content/props/llms.ts';
import { formatArticleText } from '../../src/seo/article-text.ts';
import { formatLlms } from '../../src/seo/llms.ts';
import { asLine, formatInline } from '../../src/seo/markdown.ts';
import { formatBody, formatRichText } from '../../src/seo/markdown-blocks.ts';
import { anArticle, smallSite } from '../fixtures/small-site.ts';

// What an editor types is read by CommonMark's rules as it was typed.

const BASE = 'https://example.org/articles/x/';

const hostile = fc.constantFrom(
  ...[
    '*',
    '**',
    '_',
    '`',
    '``',
    '[',
    ']',
    '](',
    '![',
    '<b>',
    '</strong>',
    '<!--',
    '&amp;',
    '&#42;',
    '\\',
    '~~',
    '|',
    '!',
  ],
  ...[
    '# ',
    '- ',
    '+ ',
    '> ',
    '1. ',
    '1) ',
    '===',
    '---',
    '```',
    ' ',
    '  ',
    '\n',
    '\u00a0',
    '“',
    '$',
    '<https://x.org>',
    ':',
  ],
);
const words = fc.string({ unit: 'grapheme', maxLength: 6 });
const text = fc
  .array(fc.oneof(hostile, hostile, words, fc.constantFrom('a', 'B2', 'é')), { maxLength: 6 })
  .map((parts) => parts.join(''));

const look = fc.record(
  {
    bold: fc.constant(true),
    italic: fc.constant(true),
    code: fc.constant(true),
    strikethrough: fc.constant(true),
    superscript: fc.constant(true),
  },
  { requiredKeys: [] },
);
const run = fc.record({ text, look }).map(({ text, look }): InlineNode => ({ type: 'text', text, ...look }));
const link = fc
  .record({
    url: fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.constant('/a(b)_c*d/?e=<f>&copy;'),
      text.map((one) => `/${one}`).filter((one) => URL.canParse(one, BASE)),
    ),
    children: fc.array(run, { minLength: 1, maxLength: 2 }),
  })
  .map(
    ({ url, children }): InlineNode => ({
      type: 'link',
      url,
      document: null,
      children: children as Extract<InlineNode, { type: 'text' }>[],
    }),
  ); // runs are text
const line = fc.array(fc.oneof({ weight: 4, arbitrary: run }, link), { minLength: 1, maxLength: 5 });

type Root = ReturnType<typeof fromMarkdown>;
type Nodes = Root['children'][number];

/** Letters with how they look; spaces look like nothing, and several are one. */
type Letter = string;
const flags = ['bold', 'italic', 'code', 'strikethrough', 'superscript'] as const;

function letters(text: string, looks: Partial<Record<(typeof flags)[number] | 'href', unknown>>): Letter[] {
  const named = [...flags.filter((flag) => looks[flag]), looks.href ?? ''].join(' ');
  return [...text].map((letter) => (/\s/u.test(letter) ? ' ' : `${letter} ${named}`));
}

const joined = (all: readonly Letter[]) =>
  all
    .filter((letter, index) => letter !== ' ' || (index > 0 && all[index - 1] !== ' '))
    .join('')
    .trim();

const hidden = /(?![\t\n\r\v\f])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const hrefOf = (url: string) => new URL(url, BASE).href;

const typed = (nodes: readonly InlineNode[], href?: string): Letter[] =>
  nodes.flatMap((node): Letter[] => {
    if (node.type === 'text') return letters(node.text.replaceAll(hidden, ''), { ...node, href });
    if (node.type === 'citation') return [];
    const own = typed(node.children, hrefOf(node.url));
    return own.some((letter) => letter !== ' ')
      ? own
      : letters(node.url.replaceAll(hidden, ''), { href: hrefOf(node.url) });
  });

const tags: Record<string, (typeof flags)[number]> = {
  strong: 'bold',
  em: 'italic',
  del: 'strikethrough',
  sup: 'superscript',
};

/** What a reader of CommonMark sees. @throws Error on markup that no one wrote. */
function seen(nodes: readonly Nodes[], looks: Parameters<typeof letters>[1] = {}): Letter[] {
  const open = { ...looks };
  return nodes.flatMap((node): Letter[] => {
    switch (node.type) {
      case 'text':
        return letters(node.value, open);
      case 'inlineCode':
        return letters(node.value, { ...open, code: true });
      case 'strong':
        return seen(node.children, { ...open, bold: true });
      case 'emphasis':
        return seen(node.children, { ...open, italic: true });
      case 'link':
        return seen(node.children, { ...open, href: node.url });
      case 'html': {
        const [, slash, name = ''] = /^<(\/?)(\w+)>$/.exec(node.value) ?? [];
        const flag = tags[name];
        if (!flag) throw new Error(`There is ${node.value}.`);
        open[flag] = slash === '';
        return [];
      }
      default:
        throw new Error(`There is a ${node.type}.`);
    }
  });
}

const onlyChild = (markdown: string): Nodes => {
  const { children }: Root = fromMarkdown(markdown);
  expect(children.length).toBeLessThanOrEqual(1);
  return children[0] ?? { type: 'paragraph', children: [] };
};

test('a line is read as it was typed, with its looks and links, whatever is in it', () => {
  const property = fc.property(line, (nodes) => {
    const paragraph = onlyChild(asLine(formatInline(nodes, BASE)));
    if (paragraph.type !== 'paragraph') throw new Error(`It became a ${paragraph.type}.`);
    expect(joined(seen(paragraph.children))).toBe(joined(typed(nodes)));
  });
  fc.assert(property, { numRuns: 3000 });
});

const plain = text.map((one) => [{ type: 'text' as const, text: one }]);
const tree = (depth: number): fc.Arbitrary<ListNode> =>
  fc.record({
    type: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(
      fc.record({ line: plain, lists: depth > 0 ? fc.array(tree(depth - 1), { maxLength: 2 }) : fc.constant([]) }),
      { minLength: 1, maxLength: 3 },
    ),
  });

interface ReadList {
  ordered: boolean;
  items: { text: string; lists: ReadList[] }[];
}
const asRead = ({ ordered, items }: ListNode): ReadList => ({
  ordered,
  items: items.map(({ line, lists }) => ({ text: joined(typed(line)), lists: lists.map(asRead) })),
});
function readList(node: Nodes): ReadList {
  if (node.type !== 'list') throw new Error(`It became a ${node.type}.`);
  return {
    ordered: node.ordered === true,
    items: node.children.map(({ children }) => {
      const [first, ...rest] = children;
      const own = first?.type === 'paragraph' ? first.children : [];
      const lists = (first?.type === 'paragraph' ? rest : children).filter(({ type }) => type !== 'html');
      return { text: joined(seen(own)), lists: lists.map(readList) };
    }),
  };
}

test('lists in lists stay the lists that they were', () => {
  const property = fc.property(tree(2), (list) => {
    expect(readList(onlyChild(formatRichText([list], BASE)))).toEqual(asRead(list));
  });
  fc.assert(property, { numRuns: 500 });
});

const node = fc.oneof(
  plain.map((children): RichTextNode => ({ type: 'paragraph', children })),
  plain.map((children): RichTextNode => ({ type: 'heading', level: 2, id: 'x', children })),
  plain.map((children): RichTextNode => ({ type: 'quote', children })),
  text.map((one): RichTextNode => ({ type: 'code', language: one, text: one.replaceAll(hidden, '') })),
  tree(0),
);
const isSaid = (one: RichTextNode) => !('children' in one) || joined(typed(one.children)) !== '';

test('blocks stay the blocks that they were, in their order', () => {
  const property = fc.property(
    fc.array(node, { maxLength: 5 }).map((all) => all.filter(isSaid)),
    (content) => {
      const { children } = fromMarkdown(formatRichText(content, BASE));
      const kept = children.filter((one) => !(one.type === 'html' && one.value === '<!-- -->'));
      expect(kept.map(({ type }) => type)).toEqual(content.map(({ type }) => (type === 'quote' ? 'blockquote' : type)));
      for (const [index, one] of content.entries()) {
        const read = kept[index];
        if (one.type === 'code' && read?.type === 'code') expect(read.value).toBe(one.text);
        if (one.type === 'heading' && read?.type === 'heading')
          expect(joined(seen(read.children))).toBe(joined(typed(one.children)));
      }
    },
  );
  fc.assert(property, { numRuns: 500 });
});

test('a table has a cell for each cell, whatever is in it', () => {
  const cellText = text.map((one) => one.replaceAll(/[\s\\]/g, ' '));
  const row = fc.tuple(cellText, cellText).map((cells) => cells.map((one) => [{ type: 'text' as const, text: one }]));
  const property = fc.property(row, fc.array(row, { maxLength: 3 }), (header, rows) => {
    const block: Block = { type: 'table', caption: [{ type: 'text', text: 'Doses' }], label: 'Doses', header, rows };
    const [, , ...lines] = formatBody({ body: [block], guides: {} }, BASE).split('\n');
    expect(lines).toHaveLength(2 + rows.length);
    for (const one of lines) expect(one.replaceAll('\\|', '').split('|')).toHaveLength(4);
  });
  fc.assert(property, { numRuns: 200 });
});

test('whatever an article is called, its text has one title, its facts, and no markup that it didn’t ask for', () => {
  const property = fc.property(text, text, text, (headline, dek, name) => {
    fc.pre(joined(typed([{ type: 'text', text: headline }])) !== '');
    const topics = new Map([['care', { path: '/topics/care/', name, summary: null }]]);
    const article = anArticle('x', {
      headline,
      dek,
      topics: ['care'],
      corrections: [{ date: '2026-02-03', note: dek }],
    });
    const site = smallSite([article], { topics });
    const [head] = [...site.collection('articles').values()];
    const page = head && articleText(site, head);
    for (const markdown of [page ? formatArticleText(page) : '', formatLlms(llmsPage(site))]) {
      const { children } = fromMarkdown(markdown);
      expect(children.filter((one) => one.type === 'heading' && one.depth === 1)).toHaveLength(1);
      expect(JSON.stringify(children)).not.toMatch(/"type":"(html|image|code|strong|emphasis|definition)"/);
    }
  });
  fc.assert(property, { numRuns: 300 });
});

test('an article’s text says who is behind it, when, and on what it rests', () => {
  const person = (name: string, credentials: string | null) => ({
    path: `/people/${name}/`,
    name,
    credentials,
    jobTitle: null,
    bio: [],
    photo: null,
    profiles: [],
  });
  const site = smallSite(
    [
      anArticle('x', {
        authors: ['ada'],
        reviewer: 'bo',
        lastReviewedOn: '2026-01-02',
        nextReviewOn: '2027-01-02',
        seo: { ...anArticle('y').seo },
        body: {
          blocks: [
            {
              type: 'rich-text',
              content: [
                {
                  type: 'paragraph',
                  children: [
                    { type: 'text', text: 'It helps ' },
                    { type: 'citation', marks: [{ number: 1, place: 'table 2', id: 'cite-1-1' }] },
                  ],
                },
              ],
            },
            { type: 'banner', placement: 'article-inline' },
          ],
          citations: { cited: [{ source: 'nakano', note: null, places: [] }], consulted: [] },
          links: [],
          contents: [],
        },
      }),
    ],
    {
      people: new Map([
        ['ada', person('Ada', null)],
        ['bo', person('Bo', 'MD')],
      ]),
      sources: new Map([
        [
          'nakano',
          {
            documentId: 'nakano',
            kind: 'journal-article',
            title: 'A trial',
            vancouver: 'Nakano T. A trial. 2018.',
            publishedOn: '2018',
            doi: '10.1/x_y',
            pmid: '123',
            href: 'https://doi.org/10.1/x_y',
            archivedUrl: null,
            retraction: { state: 'retracted', notice: null },
          },
        ],
      ]),
    },
  );
  const [head] = [...site.collection('articles').values()];
  const page = head && articleText(site, head);
  expect(page ? formatArticleText(page) : '').toBe(`# About x

What is known.

- Address: <https://example.org/articles/x/>
- Publisher: Sample publisher
- Written by: Ada
- Reviewed by: Bo, MD
- Published: 2026-01-01
- Last reviewed: 2026-01-02
- Next review: 2027-01-02

It helps \\[1, table 2\\]

## Sources

1. **Retracted.** The journal has withdrawn this study. Don’t rely on it. Nakano T. A trial. 2018. Journal article. <https://doi.org/10.1/x_y> [PubMed 123](<https://pubmed.ncbi.nlm.nih.gov/123/>)

## About this text

This is the text of <https://example.org/articles/x/>. Pictures and advertising are left out. If you quote it, name the publisher and link to that page.

Ask your doctor.
`);
});
