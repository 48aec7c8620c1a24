import { Anchors } from '@patient-press/shared/anchors';
import { formatCitationMark, splitCitationMarks } from '@patient-press/shared/citation-marks';
import { isFollowable } from '@patient-press/shared/followable';
import { hasPage, type PageUid } from '@patient-press/shared/paths';
import type {
  RichTextBlock,
  RichTextInline,
  RichTextList,
  RichText as RichTextPayload,
} from '@patient-press/shared/payloads/rich-text';
import type { CitationMarker, MarkedPlace } from './citations.ts';
import type { Figure, FindPicture } from './pictures.ts';

export interface TextNode {
  type: 'text';
  text: string;
  bold?: boolean | undefined;
  italic?: boolean | undefined;
  underline?: boolean | undefined;
  strikethrough?: boolean | undefined;
  code?: boolean | undefined;
  subscript?: boolean | undefined;
  superscript?: boolean | undefined;
}
/** What cites sources in running text: each mark links to `#source-<number>` and has the id that the source links back to. */
export interface CitationNode {
  type: 'citation';
  marks: MarkedPlace[];
}
/** A document that a link leads to, wherever its page is. */
export interface LinkedDocument {
  uid: PageUid;
  documentId: string;
}
export interface LinkNode {
  type: 'link';
  /** Of a link to a document: where its page was when the link was made. */
  url: string;
  document: LinkedDocument | null;
  children: (TextNode | CitationNode)[];
}
/** Running text without links. */
export type PlainLine = (TextNode | CitationNode)[];
export type InlineNode = TextNode | CitationNode | LinkNode;

export interface ListNode {
  type: 'list';
  ordered: boolean;
  /** An item is its line, and the lists nested below that line. */
  items: { line: InlineNode[]; lists: ListNode[] }[];
}
export type RichTextNode =
  | { type: 'paragraph'; children: InlineNode[] }
  /** `id` is unique on the page: the heading's anchor. */
  | { type: 'heading'; level: 2 | 3 | 4; id: string; children: InlineNode[] }
  | { type: 'quote'; children: InlineNode[] }
  | { type: 'code'; language: string | null; text: string }
  | ListNode
  | { type: 'image'; figure: Figure };

export type RichText = RichTextNode[];

/** Reads the rich texts of one page: citation marks and heading anchors are unique over all of them. */
export interface RichTextReader {
  read(content: RichTextPayload): RichText;
  /** A text outside a rich text: a caption, a cell. */
  readLine(text: string): PlainLine;
  /** An anchor made of a text, that no other on the page has. */
  anchor(text: string): string;
}

/** What a text says without its marks. */
export const plainText = (nodes: readonly InlineNode[]): string =>
  nodes
    .map((node) => (node.type === 'text' ? node.text : node.type === 'link' ? plainText(node.children) : ''))
    .join('');

/** Whether readers would see nothing: an empty heading is one that screen readers announce. */
const isEmpty = (nodes: readonly InlineNode[]): boolean =>
  !plainText(nodes).trim() && !nodes.some((node) => node.type === 'citation' || node.type === 'link');

const toLinked = ({
  documentId,
  contentType = '',
}: Extract<RichTextInline, { type: 'link' }>): LinkedDocument | null =>
  documentId && hasPage(contentType) ? { uid: contentType, documentId } : null;

/** @param marker numbers what the texts cite; null for texts that cite nothing: what looks like a mark is printed as typed. */
export function richTextReader(marker: CitationMarker | null, findPicture: FindPicture): RichTextReader {
  const anchors = new Anchors();

  const readText = ({
    type: _,
    text,
    ...look
  }: Extract<RichTextInline, { type: 'text' }>): (TextNode | CitationNode)[] => {
    if (look.code || !marker) return [{ type: 'text', text, ...look }];
    return splitCitationMarks(text).map((piece) => {
      if (typeof piece === 'string') return { type: 'text', text: piece, ...look };
      const marks = marker.cite(piece);
      return marks ? { type: 'citation', marks } : { type: 'text', text: formatCitationMark(piece), ...look };
    });
  };

  const readLine = (text: string) => readText({ type: 'text', text });

  const readInline = (nodes: readonly RichTextInline[]): InlineNode[] =>
    nodes.flatMap((node): InlineNode[] => {
      if (node.type === 'text') return readText(node);
      const children = node.children.flatMap(readText);
      // Strapi refuses to save it. In a page that is being written, and in what came past Strapi, it is its text.
      if (!isFollowable(node.url)) return children;
      return [{ type: 'link', url: node.url, document: toLinked(node), children }];
    });

  const readList = (list: RichTextList): ListNode => {
    const items: ListNode['items'] = [];
    for (const child of list.children) {
      if (child.type === 'list-item') items.push({ line: readInline(child.children), lists: [] });
      else (items.at(-1) ?? items[items.push({ line: [], lists: [] }) - 1])?.lists.push(readList(child));
    }
    return { type: 'list', ordered: list.format === 'ordered', items };
  };

  const readBlock = (block: RichTextBlock): RichTextNode[] => {
    switch (block.type) {
      case 'paragraph': {
        const children = readInline(block.children);
        // Strapi's editor leaves an empty paragraph at the end of most texts.
        return isEmpty(children) ? [] : [{ type: 'paragraph', children }];
      }
      case 'heading': {
        const children = readInline(block.children);
        if (isEmpty(children)) return [];
        // The page's title is its only heading of level 1.
        const level = block.level <= 2 ? 2 : block.level === 3 ? 3 : 4;
        return [{ type: 'heading', level, id: anchors.make(plainText(children)), children }];
      }
      case 'quote': {
        const children = readInline(block.children);
        return isEmpty(children) ? [] : [{ type: 'quote', children }];
      }
      case 'code':
        return [
          {
            type: 'code',
            language: block.language ?? null,
            text: block.children.map((node) => (node.type === 'text' ? node.text : '')).join(''),
          },
        ];
      case 'list':
        return [readList(block)];
      case 'image': {
        const picture = findPicture(block.image);
        const { alternativeText, caption } = block.image;
        return picture
          ? [{ type: 'image', figure: { picture, alt: alternativeText ?? '', caption: caption ?? null, credit: null } }]
          : [];
      }
    }
  };

  return { anchor: (text) => anchors.make(text), readLine, read: (content) => content.flatMap(readBlock) };
}
