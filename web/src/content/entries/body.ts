import type { BodyPayload } from '@patient-press/shared/payloads/body';
import { type Figure, type FindPicture, toFigure } from './pictures.ts';
import { plainText, type RichText, type RichTextReader, richTextReader } from './rich-text.ts';

/** One block of a body, ready to draw. `type` is the Strapi component's name without `body.`. */
export type Block =
  | { type: 'rich-text'; content: RichText }
  | { type: 'figure'; figure: Figure | null }
  | { type: 'pull-quote'; text: string; attribution: string | null }
  | { type: 'key-points'; points: string[] }
  | { type: 'table'; caption: string; header: string[] | null; rows: string[][] }
  | { type: 'questions'; items: { question: string; id: string; answer: RichText }[] }
  | { type: 'banner'; placement: 'article-inline' }
  | { type: 'guide-offer'; guide: string | null };

export interface Body {
  blocks: Block[];
  /** By source number, the ids of the places that cite it. */
  marks: Record<number, string[]>;
  /** The headings of level 2, for a table of contents. */
  contents: { id: string; text: string }[];
}

function toBlock(block: BodyPayload[number], reader: RichTextReader, findPicture: FindPicture): Block {
  switch (block.__component) {
    case 'body.rich-text':
      return { type: 'rich-text', content: reader.read(block.content) };
    case 'body.figure':
      return { type: 'figure', figure: toFigure(block.figure, findPicture) };
    case 'body.pull-quote':
      return { type: 'pull-quote', text: block.text, attribution: block.attribution };
    case 'body.key-points':
      return { type: 'key-points', points: block.points.map(({ text }) => text) };
    case 'body.table': {
      const [first, ...rest] = block.rows;
      return block.headerRow !== false && first
        ? { type: 'table', caption: block.caption, header: first, rows: rest }
        : { type: 'table', caption: block.caption, header: null, rows: block.rows };
    }
    case 'body.questions': {
      const items = block.items.map(({ question, answer }) => ({
        question,
        id: reader.anchor(question),
        answer: reader.read(answer),
      }));
      return { type: 'questions', items };
    }
    case 'body.banner':
      return { type: 'banner', placement: block.placement };
    case 'body.guide-offer':
      return { type: 'guide-offer', guide: block.guide?.documentId ?? null };
  }
}

/** @param sourceCount how many sources citation marks may point at; 0 for texts without a list of sources. */
export function toBody(payload: BodyPayload, sourceCount: number, findPicture: FindPicture): Body {
  const reader = richTextReader(sourceCount, findPicture);
  const blocks = payload.map((block) => toBlock(block, reader, findPicture));
  return { blocks, marks: Object.fromEntries(reader.marks), contents: blocks.flatMap(headings) };
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
