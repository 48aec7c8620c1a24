import { readInlines, writeInlines } from './inline';
import { attr, children, type Fields, isFields, isSameJson, type NodeJson, nodeOf } from './node-json';

/** Nodes of the document that are blocks of a rich text; all others are components of their own. */
const textTypes = new Set(['paragraph', 'heading', 'quote', 'codeBlock', 'bulletList', 'orderedList', 'picture']);

export const isTextBlock = ({ type }: NodeJson): boolean => textTypes.has(type);

/** Thrown for what this version can't show: the component stays as it is, and can't be edited here. */
export class UnreadableError extends Error {
  override name = 'UnreadableError';
}

const childrenOf = (block: Fields): unknown[] => {
  if (!Array.isArray(block.children)) throw new UnreadableError('A block of a rich text has no list of children.');
  return block.children;
};

const rest = (block: Fields, ...known: string[]): Fields | null => {
  const entries = Object.entries(block).filter(([key]) => key !== 'type' && key !== 'children' && !known.includes(key));
  return entries.length > 0 ? Object.fromEntries(entries) : null;
};

/** A line of its own, or, when the item has none, the empty line that stands for it (`isBare`). */
const itemOf = (line: NodeJson[], lists: NodeJson[], attrs: { isBare: boolean; other: Fields | null }): NodeJson =>
  nodeOf('listItem', attrs, [nodeOf('paragraph', { origin: null, other: null }, line), ...lists]);

function readList(list: Fields, origin: string | null): NodeJson {
  const items: NodeJson[] = [];
  for (const child of childrenOf(list).filter(isFields)) {
    if (child.type === 'list') {
      const nested = readList(child, null);
      const last = items.at(-1);
      if (last) items[items.length - 1] = { ...last, content: [...children(last), nested] };
      else items.push(itemOf([], [nested], { isBare: true, other: null }));
    } else items.push(itemOf(readInlines(childrenOf(child)), [], { isBare: false, other: rest(child) }));
  }
  if (items.length === 0) throw new UnreadableError('A list has no items.');
  const type = list.format === 'ordered' ? 'orderedList' : 'bulletList';
  return nodeOf(type, { origin, other: rest(list, 'format') }, items);
}

function readCode(block: Fields, origin: string | null): NodeJson {
  const text = childrenOf(block)
    .filter(isFields)
    .map((child) => (typeof child.text === 'string' ? child.text : ''))
    .join('');
  const language = typeof block.language === 'string' ? block.language : null;
  return nodeOf(
    'codeBlock',
    { language, origin, other: rest(block, 'language') },
    text ? [{ type: 'text', text }] : [],
  );
}

function readBlock(block: unknown, origin: string | null): NodeJson {
  if (!isFields(block)) throw new UnreadableError('A block of a rich text is no object.');
  switch (block.type) {
    case 'paragraph':
    case 'quote':
      return nodeOf(block.type, { origin, other: rest(block) }, readInlines(childrenOf(block)));
    case 'heading':
      return nodeOf(
        'heading',
        { level: Number(block.level), origin, other: rest(block, 'level') },
        readInlines(childrenOf(block)),
      );
    case 'list':
      return readList(block, origin);
    case 'code':
      return readCode(block, origin);
    case 'image':
      return nodeOf('picture', { block, origin });
    default:
      throw new UnreadableError(`A block of a rich text is of a type that this version doesn't know: ${block.type}.`);
  }
}

/** The empty line in which a text begins. */
export const emptyParagraph = (origin: string | null): NodeJson => nodeOf('paragraph', { origin, other: null });

/**
 * Reads Strapi's blocks. A text without blocks becomes an empty line, so that somewhere can be typed.
 * @param origin marks which component the blocks are of.
 * @throws UnreadableError
 */
export function readTextBlocks(blocks: unknown, origin: string | null): NodeJson[] {
  if (blocks === null || blocks === undefined) return [emptyParagraph(origin)];
  if (!Array.isArray(blocks)) throw new UnreadableError('A rich text is no list of blocks.');
  return blocks.length > 0 ? blocks.map((block) => readBlock(block, origin)) : [emptyParagraph(origin)];
}

const other = (node: NodeJson): Fields => {
  const keys = attr(node, 'other');
  return isFields(keys) ? keys : {};
};

function writeItem(item: NodeJson): Fields[] {
  const [line, ...lists] = children(item);
  const isLeftOut = attr(item, 'isBare') === true && children(line).length === 0 && lists.length > 0;
  return [
    ...(isLeftOut ? [] : [{ type: 'list-item', ...other(item), children: writeInlines(children(line)) }]),
    ...lists.map(writeBlock),
  ];
}

function writeBlock(node: NodeJson): Fields {
  switch (node.type) {
    case 'heading':
      return { type: 'heading', level: attr(node, 'level'), ...other(node), children: writeInlines(children(node)) };
    case 'quote':
      return { type: 'quote', ...other(node), children: writeInlines(children(node)) };
    case 'codeBlock': {
      const language = attr(node, 'language');
      const [text = { type: 'text', text: '' }] = children(node);
      return { type: 'code', ...(language !== null && { language }), ...other(node), children: [text] };
    }
    case 'bulletList':
    case 'orderedList':
      return {
        type: 'list',
        format: node.type === 'orderedList' ? 'ordered' : 'unordered',
        ...other(node),
        children: children(node).flatMap(writeItem),
      };
    case 'picture': {
      const block = attr(node, 'block');
      return isFields(block) ? block : { type: 'image' };
    }
    default:
      return { type: 'paragraph', ...other(node), children: writeInlines(children(node)) };
  }
}

/** The node without what says where it came from. */
export const withoutOrigin = (node: NodeJson): NodeJson =>
  node.attrs && 'origin' in node.attrs ? { ...node, attrs: { ...node.attrs, origin: null } } : node;

/**
 * Writes text blocks as Strapi's.
 * @param before the blocks that were stored: those that did not change are given back as they are.
 */
export function writeTextBlocks(nodes: readonly NodeJson[], before: unknown): Fields[] {
  const stored = Array.isArray(before) ? before.filter(isFields) : [];
  const read = stored.map((block) => readBlock(block, null));
  return nodes.map((node, index) => {
    const plain = withoutOrigin(node);
    const isIt = (candidate: NodeJson | undefined) => isSameJson(candidate, plain);
    const at = isIt(read[index]) ? index : read.findIndex(isIt);
    return stored[at] ?? writeBlock(plain);
  });
}
