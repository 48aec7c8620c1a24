import { isFields, list, text } from '../../platform/fields';
import type { DescribedField } from './described';

const marks: [string, string][] = [
  ['bold', '**'],
  ['italic', '_'],
  ['underline', '__'],
  ['strikethrough', '~~'],
  ['code', '`'],
];

/** A text of the writing field with its formatting, which would else change unseen. */
function inline(node: unknown): string {
  if (!isFields(node)) return '';
  if (node.type === 'link') return `[${list(node.children).map(inline).join('')}](${String(node.url ?? '')})`;
  if (!('text' in node)) return list(node.children).map(inline).join('');
  const around = marks.flatMap(([name, mark]) => (node[name] === true ? [mark] : [])).join('');
  const words = String(node.text ?? '');
  return words ? `${around}${words}${[...around].toReversed().join('')}` : '';
}

function items(node: Readonly<Record<string, unknown>>, depth: number): string[] {
  return list(node.children).flatMap((item, index) => {
    if (item.type === 'list') return items(item, depth + 1);
    const bullet = node.format === 'ordered' ? `${index + 1}.` : '•';
    return [`${'  '.repeat(depth)}${bullet} ${inline(item)}`];
  });
}

function pictureWords(image: unknown): string {
  if (!isFields(image)) return 'Picture';
  const about = text(image.alternativeText) || text(image.name);
  return about ? `Picture: ${about}` : 'Picture';
}

function lines(node: Readonly<Record<string, unknown>>): string[] {
  switch (node.type) {
    case 'heading':
      return [`${'#'.repeat(Number(node.level ?? 2))} ${inline(node)}`];
    case 'list':
      return items(node, 0);
    case 'quote':
      return [`> ${inline(node)}`];
    case 'image':
      return [`[${pictureWords(node.image)}]`];
    default:
      return [inline(node)];
  }
}

/** A text of the writing field, a line for each paragraph, heading or item. */
export const blocksText = (nodes: unknown): string => list(nodes).flatMap(lines).join('\n');

const cell = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);

/** A table, a line for each row; a list, a line for each entry. */
function jsonText(value: unknown): string {
  if (!Array.isArray(value)) return value === null || value === undefined ? '' : cell(value);
  return value.map((row) => (Array.isArray(row) ? row.map(cell).join(' | ') : cell(row))).join('\n');
}

const linkedText = (value: unknown): string =>
  (Array.isArray(value) ? value : [value])
    .filter(isFields)
    .map((one) => text(one.title) || text(one.name) || String(one.document ?? one.file ?? ''))
    .join('\n');

/** What a field that is no component says, in words. Empty: nothing. */
export function readableValue({ type }: DescribedField, value: unknown, moment: (at: string) => string): string {
  if (value === null || value === undefined) return '';
  if (type === 'blocks') return blocksText(value);
  if (type === 'json') return jsonText(value);
  if (type === 'relation' || type === 'media') return linkedText(value);
  if (type === 'boolean') return value ? 'Yes' : 'No';
  if (type === 'datetime') return moment(String(value));
  return String(value);
}
