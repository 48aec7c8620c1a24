import type { Block } from '../content/entries/body.ts';
import { plainText } from '../content/entries/rich-text.ts';

/** In characters: about what search engines show. */
const LONGEST = 160;

/** Whole words of a text, as many as fit, with an ellipsis where some don't. */
export function cutAtWord(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const words = text.slice(0, longest).split(' ');
  return `${words
    .slice(0, -1)
    .join(' ')
    .replace(/[\s,;:–—-]+$/, '')}…`;
}

const paragraphsIn = (block: Block): string[] =>
  block.type === 'rich-text'
    ? block.content.flatMap((node) => (node.type === 'paragraph' ? [plainText(node.children).trim()] : []))
    : [];

/** A page's title and what its text begins with, as far as a search engine shows it: no other page has that title. */
export function describeText(title: string, blocks: readonly Block[]): string {
  const text = blocks.flatMap(paragraphsIn).join(' ').replaceAll(/\s+/g, ' ').trim();
  return cutAtWord(text ? `${title}: ${text}` : title, LONGEST);
}
