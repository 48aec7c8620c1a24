import { blockLinks } from '@patient-press/shared/body-texts';
import { hasPage } from '@patient-press/shared/paths';
import type { BodyPayload, CitationsPayload } from '@patient-press/shared/payloads/body';
import { type Citations, citationMarker } from './citations.ts';
import { type Figure, type FindPicture, toFigure } from './pictures.ts';
import {
  type LinkedDocument,
  type PlainLine,
  plainText,
  type RichText,
  type RichTextReader,
  richTextReader,
} from './rich-text.ts';

/** A figure in a body: its caption may cite sources. */
export interface BodyFigure extends Omit<Figure, 'caption'> {
  caption: PlainLine | null;
}

/** One block of a body, ready to draw. `type` is the Strapi component's name without `body.`. */
export type Block =
  | { type: 'rich-text'; content: RichText }
  | { type: 'figure'; figure: BodyFigure | null }
  | { type: 'pull-quote'; text: PlainLine; attribution: PlainLine | null }
  | { type: 'key-points'; points: PlainLine[] }
  | {
      type: 'table';
      caption: PlainLine;
      /** The caption without marks, which names the table to screen readers. */
      label: string;
      header: PlainLine[] | null;
      rows: PlainLine[][];
    }
  | { type: 'questions'; items: { question: PlainLine; id: string; answer: RichText }[] }
  | { type: 'banner'; placement: 'article-inline' }
  | { type: 'guide-offer'; guide: string | null };

export interface Body {
  blocks: Block[];
  citations: Citations;
  /** The documents that its links lead to, each once. */
  links: LinkedDocument[];
  /** The headings of level 2, for a table of contents. */
  contents: { id: string; text: string }[];
}

type Payload<Name extends string> = Extract<BodyPayload[number], { __component: `body.${Name}` }>;

// Marks are numbered as they are read: everything is read in the order in which readers meet it.

function toBodyFigure(
  { figure }: Payload<'figure'>,
  { readLine }: RichTextReader,
  findPicture: FindPicture,
): BodyFigure | null {
  const found = toFigure(figure, findPicture);
  return found && { ...found, caption: found.caption === null ? null : readLine(found.caption) };
}

function toTable({ caption, headerRow, rows }: Payload<'table'>, { readLine }: RichTextReader): Block {
  const line = readLine(caption);
  const [first, ...rest] = rows.map((row) => row.map(readLine));
  const hasHeader = headerRow !== false && first !== undefined;
  return {
    type: 'table',
    caption: line,
    label: plainText(line),
    header: hasHeader ? first : null,
    rows: first === undefined || hasHeader ? rest : [first, ...rest],
  };
}

function toQuestion({ question, answer }: Payload<'questions'>['items'][number], reader: RichTextReader) {
  const line = reader.readLine(question);
  return { question: line, id: reader.anchor(plainText(line)), answer: reader.read(answer) };
}

function toBlock(block: BodyPayload[number], reader: RichTextReader, findPicture: FindPicture): Block {
  switch (block.__component) {
    case 'body.rich-text':
      return { type: 'rich-text', content: reader.read(block.content) };
    case 'body.figure':
      return { type: 'figure', figure: toBodyFigure(block, reader, findPicture) };
    case 'body.pull-quote': {
      const { text, attribution } = block;
      return {
        type: 'pull-quote',
        text: reader.readLine(text),
        attribution: attribution === null ? null : reader.readLine(attribution),
      };
    }
    case 'body.key-points':
      return { type: 'key-points', points: block.points.map(({ text }) => reader.readLine(text)) };
    case 'body.table':
      return toTable(block, reader);
    case 'body.questions':
      return { type: 'questions', items: block.items.map((item) => toQuestion(item, reader)) };
    case 'body.banner':
      return { type: 'banner', placement: block.placement };
    case 'body.guide-offer':
      return { type: 'guide-offer', guide: block.guide?.documentId ?? null };
  }
}

function toLinks(payload: BodyPayload): LinkedDocument[] {
  const links = payload
    .flatMap((block) => blockLinks(block))
    .flatMap(({ contentType, documentId }) => (hasPage(contentType) ? [{ uid: contentType, documentId }] : []));
  return [...new Map(links.map((link) => [link.documentId, link])).values()];
}

/** @param sources what the body cites by their cite keys, and what was also consulted. */
export function toBody(payload: BodyPayload, sources: CitationsPayload, findPicture: FindPicture): Body {
  const marker = citationMarker(sources);
  const reader = richTextReader(marker, findPicture);
  const blocks = payload.map((block) => toBlock(block, reader, findPicture));
  return { blocks, citations: marker.citations(), links: toLinks(payload), contents: blocks.flatMap(headings) };
}

const headings = (block: Block) =>
  block.type === 'rich-text'
    ? block.content.flatMap((node) =>
        node.type === 'heading' && node.level === 2 ? [{ id: node.id, text: plainText(node.children) }] : [],
      )
    : [];

/** The guides that a body offers, by documentId. */
export const offeredGuides = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.type === 'guide-offer' && block.guide ? [block.guide] : []));

/** The sources that a body rests on, by documentId: those that it cites, then those that were also consulted. */
export const sourcesIn = ({ citations: { cited, consulted } }: Body): string[] =>
  [...cited, ...consulted].map(({ source }) => source);
