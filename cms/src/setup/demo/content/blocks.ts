/**
 * Light text → Strapi "blocks". One blank line separates paragraphs; `## ` and `### ` begin headings, `- ` and `1. `
 * list items, `> ` quotes. Inside a line: **bold**, *italic*, `code`, [label](https://url). Citation marks such as
 * [@nakano2018] stay plain text.
 */
export interface TextNode {
  type: 'text';
  text: string;
  bold?: true;
  italic?: true;
  code?: true;
}
export interface LinkNode {
  type: 'link';
  url: string;
  children: TextNode[];
}
export type InlineNode = TextNode | LinkNode;
export interface ParagraphBlock {
  type: 'paragraph';
  children: InlineNode[];
}
export interface HeadingBlock {
  type: 'heading';
  level: 2 | 3;
  children: InlineNode[];
}
export interface QuoteBlock {
  type: 'quote';
  children: InlineNode[];
}
export interface ListItem {
  type: 'list-item';
  children: InlineNode[];
}
export interface ListBlock {
  type: 'list';
  format: 'ordered' | 'unordered';
  children: ListItem[];
}
export type Block = ParagraphBlock | HeadingBlock | QuoteBlock | ListBlock;

// A link's address may hold one pair of parentheses: DOIs of The Lancet do.
const MARKS = /\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`|\[([^\]]+)\]\(((?:[^()\s]|\([^()\s]*\))+)\)/g;
const ORDERED = /^\d+\. /;

/** Turns one line of light text into Strapi's inline nodes; an empty line is one empty text node, as the editor has it. */
export function inline(line: string): InlineNode[] {
  const nodes: InlineNode[] = [];
  let read = 0;
  for (const mark of line.matchAll(MARKS)) {
    if (mark.index > read) nodes.push({ type: 'text', text: line.slice(read, mark.index) });
    nodes.push(marked(mark));
    read = mark.index + mark[0].length;
  }
  if (read < line.length || nodes.length === 0) nodes.push({ type: 'text', text: line.slice(read) });
  return nodes;
}

function marked([, bold, italic, code, label = '', url = '']: RegExpMatchArray): InlineNode {
  if (bold) return { type: 'text', text: bold, bold: true };
  if (italic) return { type: 'text', text: italic, italic: true };
  if (code) return { type: 'text', text: code, code: true };
  return { type: 'link', url, children: [{ type: 'text', text: label }] };
}

function list(format: ListBlock['format'], items: string[]): ListBlock {
  return { type: 'list', format, children: items.map((item) => ({ type: 'list-item', children: inline(item) })) };
}

function block(paragraph: string): Block {
  const lines = paragraph.split('\n').map((line) => line.trim());
  const whole = lines.join(' ');
  if (whole.startsWith('### ')) return { type: 'heading', level: 3, children: inline(whole.slice(4)) };
  if (whole.startsWith('## ')) return { type: 'heading', level: 2, children: inline(whole.slice(3)) };
  if (whole.startsWith('> ')) return { type: 'quote', children: inline(whole.slice(2)) };
  if (whole.startsWith('- ')) return list('unordered', items(lines, '- '));
  if (ORDERED.test(whole)) return list('ordered', items(lines, ORDERED));
  return { type: 'paragraph', children: inline(whole) };
}

/** Lines that do not begin an item go on with the one before. */
function items(lines: string[], mark: string | RegExp): string[] {
  const begins = (line: string) => (typeof mark === 'string' ? line.startsWith(mark) : mark.test(line));
  const found: string[] = [];
  for (const line of lines) {
    if (begins(line)) found.push(line.replace(mark, ''));
    else found.push(`${found.pop() ?? ''} ${line}`);
  }
  return found;
}

/** Turns light text (see the top of this file) into the value of a Strapi blocks attribute. */
export function blocks(light: string): Block[] {
  return light
    .trim()
    .split(/\n\s*\n/)
    .map(block);
}
