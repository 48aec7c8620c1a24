import { escapeCitationMarks, formatCitationMark } from '@patient-press/shared/citation-marks';

/** How versions before cite keys cited: `[1]`, `[1,3]`. `\[1]` was printed as typed, without the backslash. */
const MARK = /(\\?)\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]/g;

/** The keys of a version's sources in the order of its list; null where an entry has no source. */
export type Keys = readonly (string | null)[];

/** A mark past the last source was printed as typed, and stays text. */
function toMark(typed: string, numbers: string, keys: Keys): string {
  const cited = numbers.split(',').map((number) => keys[Number(number) - 1] ?? null);
  const known = cited.filter((key) => key !== null);
  if (known.length < cited.length) return typed;
  return formatCitationMark({ items: [...new Set(known)].map((key) => ({ key, place: null })) });
}

/** A text that cites by numbers as one that cites by keys, and prints the same otherwise. */
export function citeByKey(text: string, keys: Keys): string {
  let converted = '';
  let end = 0;
  for (const found of text.matchAll(MARK)) {
    const [typed, backslash, numbers = ''] = found;
    converted += escapeCitationMarks(text.slice(end, found.index));
    converted += backslash ? typed.slice(1) : toMark(typed, numbers, keys);
    end = found.index + typed.length;
  }
  return converted + escapeCitationMarks(text.slice(end));
}

/** A text where nothing can be cited, as it has to be written now to print the same. */
export const withoutBackslashes = (text: string): string => text.replaceAll(MARK, (typed) => typed.replace('\\', ''));

const isNode = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A rich text with every text changed that isn't code. */
export function mapRichText(content: unknown, change: (text: string) => string): unknown {
  if (Array.isArray(content)) return content.map((node) => mapRichText(node, change));
  if (!isNode(content) || content.type === 'code' || content.code === true) return content;
  if (content.type === 'text' && typeof content.text === 'string') return { ...content, text: change(content.text) };
  return 'children' in content ? { ...content, children: mapRichText(content.children, change) } : content;
}
