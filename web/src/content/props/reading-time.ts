import type { Block } from '../entries/body.ts';
import { type ListNode, plainText, type RichText } from '../entries/rich-text.ts';

/**
 * Words a minute that adults read silently: 238 in nonfiction, rounded down for unfamiliar terms.
 * @see Brysbaert M. How many words do we read per minute? J Mem Lang. 2019;109:104047.
 */
const WORDS_A_MINUTE = 230;

const listTexts = ({ items }: ListNode): string[] =>
  items.flatMap(({ line, lists }) => [plainText(line), ...lists.flatMap(listTexts)]);

const richTexts = (content: RichText): string[] =>
  content.flatMap((node) => {
    if (node.type === 'list') return listTexts(node);
    if (node.type === 'code') return [node.text];
    return node.type === 'image' ? [node.figure.caption ?? ''] : [plainText(node.children)];
  });

function textsOf(block: Block): string[] {
  switch (block.type) {
    case 'rich-text':
      return richTexts(block.content);
    case 'figure':
      return [plainText(block.figure?.caption ?? [])];
    case 'pull-quote':
      return [plainText(block.text)];
    case 'key-points':
      return block.points.map(plainText);
    case 'table':
      return [...(block.header ?? []), ...block.rows.flat()].map(plainText);
    case 'questions':
      return block.items.flatMap(({ question, answer }) => [plainText(question), ...richTexts(answer)]);
    case 'banner':
    case 'guide-offer':
      return [];
  }
}

const countWords = (text: string): number => text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;

/** How long it takes to read a body, in whole minutes, at least one. */
export function readingMinutes(blocks: readonly Block[]): number {
  const words = blocks.flatMap(textsOf).reduce((sum, text) => sum + countWords(text), 0);
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}
