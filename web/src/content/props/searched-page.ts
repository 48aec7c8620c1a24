import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import type { SearchedPage } from '../../search/format.ts';
import type { Block, Body } from '../entries/body.ts';
import type { Head } from '../entries/head.ts';
import { type ListNode, plainText, type RichText } from '../entries/rich-text.ts';
import type { Site } from '../site/site.ts';
import { newsroomTime } from './newsroom-time.ts';

/** What a text is searched by: its headings, and all else of it. */
type Texts = Pick<SearchedPage, 'headings' | 'text'>;

const linesOf = ({ items }: ListNode): string[] =>
  items.flatMap(({ line, lists }) => [plainText(line), ...lists.flatMap(linesOf)]);

function readRichText(content: RichText): Texts {
  const texts: Texts = { headings: [], text: [] };
  for (const node of content) {
    if (node.type === 'heading') texts.headings.push(plainText(node.children));
    else if (node.type === 'list') texts.text.push(...linesOf(node));
    else if (node.type === 'paragraph' || node.type === 'quote') texts.text.push(plainText(node.children));
  }
  return texts;
}

const onlyText = (text: string[]): Texts => ({ headings: [], text });

function readBlock(block: Block): Texts {
  switch (block.type) {
    case 'rich-text':
      return readRichText(block.content);
    case 'pull-quote':
      return onlyText([plainText(block.text)]);
    case 'key-points':
      return onlyText(block.points.map(plainText));
    case 'figure':
      return onlyText(block.figure?.caption ? [plainText(block.figure.caption)] : []);
    case 'table':
      return onlyText([block.label, ...[...(block.header ? [block.header] : []), ...block.rows].flat().map(plainText)]);
    case 'questions': {
      const answers = block.items.map(({ answer }) => readRichText(answer));
      return {
        headings: [
          ...block.items.map(({ question }) => plainText(question)),
          ...answers.flatMap((one) => one.headings),
        ],
        text: answers.flatMap(({ text }) => text),
      };
    }
    case 'banner':
    case 'guide-offer':
      return onlyText([]);
  }
}

const join = (parts: readonly Texts[]): Texts => ({
  headings: parts.flatMap(({ headings }) => headings),
  text: parts.flatMap(({ text }) => text).filter((text) => text.trim() !== ''),
});

const readBody = ({ blocks }: Body): Texts => join(blocks.map(readBlock));

type Maker<N extends ContentTypeName> = (site: Site, documentId: string, head: Head<N>) => SearchedPage | null;

/** What is searched of each type: null, of a document that search engines aren't to list. */
const makers: { [N in ContentTypeName]?: Maker<N> } = {
  articles: (site, documentId, { seo, path, headline, dek, kicker, publishedAt, lastReviewedOn, reviewer, topics }) => {
    if (seo.noIndex) return null;
    const { headings, text } = readBody(site.body('articles', documentId));
    const reviewed = lastReviewedOn ?? (reviewer === null ? null : 'before');
    const date = newsroomTime(site, publishedAt);
    const all = kicker === null ? headings : [kicker, ...headings];
    return { kind: 'article', path, title: headline, summary: dek, date, reviewed, topics, headings: all, text };
  },
  guides: (site, documentId, { offer, textChangedAt, lastReviewedOn, reviewer }) => ({
    kind: 'guide',
    path: offer.path,
    title: offer.title,
    summary: offer.summary,
    date: newsroomTime(site, textChangedAt),
    reviewed: lastReviewedOn ?? (reviewer === null ? null : 'before'),
    topics: [],
    ...join([readRichText(offer.offer), readBody(site.body('guides', documentId))]),
  }),
  pages: (site, documentId, { seo, path, title, textChangedAt }) =>
    seo.noIndex
      ? null
      : {
          kind: 'page',
          path,
          title,
          summary: seo.description ?? '',
          date: newsroomTime(site, textChangedAt),
          reviewed: null,
          topics: [],
          ...readBody(site.body('pages', documentId)),
        },
  people: (_, __, { path, name, credentials, jobTitle, bio }) => ({
    kind: 'person',
    path,
    title: [name, credentials].filter(Boolean).join(', '),
    summary: jobTitle ?? '',
    date: null,
    reviewed: null,
    topics: [],
    ...join([readRichText(bio)]),
  }),
  topics: (_, documentId, { path, name, summary }) => ({
    kind: 'topic',
    path,
    title: name,
    summary: summary ?? '',
    date: null,
    reviewed: null,
    topics: [documentId],
    headings: [],
    text: [],
  }),
};

/** Whether documents of a type are searched. */
export const isSearched = (contentType: ContentTypeName): boolean => makers[contentType] !== undefined;

/** What a document is searched by; null: readers don't find it. */
export function searchedPage<N extends ContentTypeName>(
  site: Site,
  contentType: N,
  documentId: string,
): SearchedPage | null {
  const head = site.collection(contentType).get(documentId) as Head<N> | undefined; // the type's own
  return (head && makers[contentType]?.(site, documentId, head)) ?? null;
}
