const isObject = (of: unknown): of is Record<string, unknown> => typeof of === 'object' && of !== null;

const notRead = new Set(['id', '__component', '__temp_key__', 'type', 'format', 'level', 'documentId', 'contentType']);
const textOf = (of: unknown): string => (typeof of === 'string' ? of : '');

/** The running text of a part of a formatted text. */
function inline(node: unknown): string {
  if (!isObject(node)) return '';
  if (typeof node.text === 'string') return node.text;
  if (isObject(node.image)) return `[${textOf(node.image.alternativeText) || textOf(node.image.name)}]`;
  return Array.isArray(node.children) ? node.children.map(inline).join('') : '';
}

/** A list in a formatted text has an item a line. */
const isList = (node: Record<string, unknown>): boolean =>
  Array.isArray(node.children) && node.children.some((child) => isObject(child) && /^list/.test(textOf(child.type)));

/**
 * A value of a form as people read it, a paragraph a line: the words, the names of files, Yes or No. Never JSON; what has no
 * words is nothing.
 */
export function readableLines(value: unknown): string[] {
  if (typeof value === 'string') return value.split('\n').filter((line) => line.trim() !== '');
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'boolean') return [value ? 'Yes' : 'No'];
  if (Array.isArray(value)) {
    // A row of a table.
    if (value.length > 0 && value.every((cell) => typeof cell === 'string')) return [value.join(' | ')];
    return value.flatMap(readableLines);
  }
  if (!isObject(value)) return [];
  if ('mime' in value) return [textOf(value.name)];
  if ('connect' in value || 'disconnect' in value) return readableRelation(value);
  if (typeof value.type === 'string' && ('children' in value || 'image' in value)) {
    if (isList(value) && Array.isArray(value.children)) return value.children.flatMap(readableLines);
    const line = inline(value);
    return line.trim() === '' ? [] : [/^list-item$/.test(value.type) ? `• ${line}` : line];
  }
  return Object.entries(value).flatMap(([name, part]) => (notRead.has(name) ? [] : readableLines(part)));
}

const labelOf = (of: unknown): string => (isObject(of) ? textOf(of.label) || textOf(of.title) || textOf(of.name) : '');
const labelsOf = (of: unknown): string[] => (Array.isArray(of) ? of.map(labelOf).filter(Boolean) : []);

function readableRelation({ connect, disconnect }: Record<string, unknown>): string[] {
  return [...labelsOf(connect).map((label) => `+ ${label}`), ...labelsOf(disconnect).map((label) => `− ${label}`)];
}
