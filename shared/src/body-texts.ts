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

/** A link in a rich text to a document of the site. `url` is its path at the time the link was made. */
export interface DocumentLink {
  documentId: string;
  contentType: string;
  url: string;
}

const toLinks = (value: unknown): DocumentLink[] =>
  [...inlineNodes(value)].flatMap(({ type, documentId, contentType, url }) =>
    type === 'link' && typeof documentId === 'string' && documentId && typeof contentType === 'string'
      ? [{ documentId, contentType, url: typeof url === 'string' ? url : '' }]
      : [],
  );

/** The documents that the links of a block lead to, in the order of reading. */
export function blockLinks(block: unknown): DocumentLink[] {
  if (!isNode(block)) return [];
  if (block.__component === 'body.rich-text') return toLinks(block.content);
  return block.__component === 'body.questions' ? nodes(block.items).flatMap(({ answer }) => toLinks(answer)) : [];
}
