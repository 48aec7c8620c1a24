import { Anchors } from './anchors.ts';
import { splitCitationMarks } from './citation-marks.ts';

/** The attribute that a type has its body in: the dynamic zone whose texts cite sources and link to documents. */
export const bodyFields = {
  'api::article.article': 'body',
  'api::page.page': 'body',
  'api::guide.guide': 'chapters',
} as const;

export type BodyUid = keyof typeof bodyFields;
export const hasBody = (uid: string): uid is BodyUid => uid in bodyFields;

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const nodes = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

/** The nodes of a rich text that stand in running text, however deep, in their order. Code blocks are left out. */
function* inlineNodes(value: unknown): Generator<Node> {
  for (const node of nodes(value)) {
    if (node.type === 'code') continue;
    yield node;
    yield* inlineNodes(node.children);
  }
}

/** The running texts of a rich text, without those that are code. */
export const richTexts = (value: unknown): string[] =>
  [...inlineNodes(value)].flatMap(({ type, code, text }) =>
    type === 'text' && code !== true && typeof text === 'string' ? [text] : [],
  );

/** What has texts in each component, in the order in which readers meet them. */
const textsOf: Record<string, (block: Node) => unknown[]> = {
  'body.rich-text': ({ content }) => richTexts(content),
  'body.figure': ({ figure }) => (isNode(figure) ? [figure.caption] : []),
  'body.pull-quote': ({ text, attribution }) => [text, attribution],
  'body.key-points': ({ points }) => nodes(points).map(({ text }) => text),
  'body.table': ({ caption, rows }) => [caption, ...(Array.isArray(rows) ? rows.flat() : [])],
  'body.questions': ({ items }) => nodes(items).flatMap(({ question, answer }) => [question, ...richTexts(answer)]),
};

/**
 * Every text of a block in which marks cite sources, in the order of reading.
 * @param block a component of a body, as it was sent, saved or published.
 */
export function blockTexts(block: unknown): string[] {
  if (!isNode(block) || typeof block.__component !== 'string') return [];
  return (textsOf[block.__component]?.(block) ?? []).filter((text) => typeof text === 'string');
}

/** A link in a rich text. Of one to a document, `url` is its path at the time the link was made. */
export interface BodyLink {
  url: string;
  /** Null: the link goes to `url`. */
  documentId: string | null;
  contentType: string | null;
  /** The words that are linked. */
  text: string;
}

/** A link in a rich text to a document of the site. `url` is its path at the time the link was made. */
export interface DocumentLink {
  documentId: string;
  contentType: string;
  url: string;
}

const stringOr = <Other>(value: unknown, other: Other): string | Other =>
  typeof value === 'string' && value ? value : other;

/** The links of a rich text, in the order of reading. */
export const richTextLinks = (value: unknown): BodyLink[] =>
  [...inlineNodes(value)].flatMap(({ type, documentId, contentType, url, children }) =>
    type === 'link'
      ? [
          {
            url: stringOr(url, ''),
            documentId: stringOr(documentId, null),
            contentType: stringOr(contentType, null),
            text: richTexts(children).join(''),
          },
        ]
      : [],
  );

/** Every link of a block, in the order of reading. */
export function everyLink(block: unknown): BodyLink[] {
  if (!isNode(block)) return [];
  if (block.__component === 'body.rich-text') return richTextLinks(block.content);
  return block.__component === 'body.questions'
    ? nodes(block.items).flatMap(({ answer }) => richTextLinks(answer))
    : [];
}

/** The documents that the links of a block lead to, in the order of reading. */
export const blockLinks = (block: unknown): DocumentLink[] =>
  everyLink(block).flatMap(({ documentId, contentType, url }) =>
    documentId && contentType ? [{ documentId, contentType, url }] : [],
  );

/** What a heading says without its marks; null: it is empty, and no heading on the page. */
function headingText(children: unknown): string | null {
  const written = [...inlineNodes(children)].flatMap(({ type, text }) =>
    type === 'text' && typeof text === 'string' ? [text] : [],
  );
  const text = written
    .flatMap(splitCitationMarks)
    .filter((piece) => typeof piece === 'string')
    .join('');
  const isEmpty = !text.trim() && !nodes(children).some(({ type }) => type === 'link') && !written.join('').trim();
  return isEmpty ? null : text;
}

const headingTexts = (value: unknown): string[] =>
  nodes(value).flatMap(({ type, children }) => (type === 'heading' ? (headingText(children) ?? []) : []));

/** The anchors that the headings and questions of a body will have. Every mark has to refer to a source. */
export function bodyAnchors(blocks: readonly unknown[]): Anchors {
  const anchors = new Anchors();
  for (const block of blocks) {
    if (!isNode(block)) continue;
    if (block.__component === 'body.rich-text') for (const text of headingTexts(block.content)) anchors.make(text);
    if (block.__component !== 'body.questions') continue;
    for (const { question, answer } of nodes(block.items)) {
      anchors.make(headingText([{ type: 'text', text: question }]) ?? '');
      for (const text of headingTexts(answer)) anchors.make(text);
    }
  }
  return anchors;
}
