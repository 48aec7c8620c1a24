/** One source in a mark, by its cite key, and where in it: `table 2`. */
export interface CitedItem {
  key: string;
  place: string | null;
}

/** What cites sources in a text: `[@nakano2018]`, `[@nakano2018, table 2; @uab2018]`. It has at least one item. */
export interface CitationMark {
  items: CitedItem[];
}

/** Running text, and between it the marks that cite sources. */
export type CitedText = (string | CitationMark)[];

/**
 * The part of Pandoc's syntax that we take, https://pandoc.org/MANUAL.html#citation-syntax: a key has letters, digits and
 * underscores, and punctuation within. A place has no brackets, because the first one ends the mark.
 */
const KEY = String.raw`\w(?:[\w:.#$%&+?<>~/-]*\w)?`;
const ITEM = String.raw`@(${KEY})\s*(?:,([^[\];]*))?`;
const MARK = String.raw`\[${ITEM}(?:;\s*${ITEM})*\]`;

const items = new RegExp(ITEM, 'g');
const isKey = new RegExp(`^${KEY}$`);
/** A mark, a mark that is to be printed as typed, or the beginning of one that can't be read. */
const tokens = new RegExp(String.raw`\\\[@|${MARK}|\[@`, 'g');

const tidy = (place: string | undefined) => place?.trim().replaceAll(/\s+/g, ' ') || null;

const readItems = (mark: string): CitedItem[] =>
  [...mark.matchAll(items)].map(([, key = '', place]) => ({ key, place: tidy(place) }));

/**
 * Splits running text at its citation marks. `\[@x]` is not a mark and stays, without the backslash, as typed; so does what
 * begins as a mark and isn't one. A text without marks comes back as one piece.
 */
export function splitCitationMarks(text: string): CitedText {
  const pieces: CitedText = [];
  let plain = '';
  let end = 0;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    plain += text.slice(end, index);
    end = index + token.length;
    if (token.endsWith('@')) {
      plain += '[@';
      continue;
    }
    if (plain) pieces.push(plain);
    plain = '';
    pieces.push({ items: readItems(token) });
  }
  plain += text.slice(end);
  if (plain || pieces.length === 0) pieces.push(plain);
  return pieces;
}

/** What begins as a mark in a text and can't be read as one, each up to its bracket, at most 40 characters long. */
export const unreadableMarks = (text: string): string[] =>
  [...text.matchAll(tokens)]
    .filter(({ 0: token }) => token === '[@')
    .map(({ index }) => /^[^\]]{0,39}\]?/.exec(text.slice(index))?.[0] ?? '[@');

/** The mark as text: {@link splitCitationMarks} of it gives the mark again. What a place can't have is replaced. */
export const formatCitationMark = (mark: CitationMark): string =>
  `[${mark.items.map(({ key, place }) => (place ? `@${key}, ${formatPlace(place)}` : `@${key}`)).join('; ')}]`;

const formatPlace = (place: string) =>
  place.replaceAll('[', '(').replaceAll(']', ')').replaceAll(';', ',').trim().replaceAll(/\s+/g, ' ');

/** Text that is printed as it is, whatever marks it seems to have. */
export const escapeCitationMarks = (text: string): string => text.replaceAll('[@', '\\[@');

/** Whether a mark can name a source by this key. */
export const isCiteKey = (key: string): boolean => isKey.test(key);

/** The keys that texts cite, each once, in the order of their first mention. */
export const citedKeys = (texts: Iterable<string>): string[] => [
  ...new Set(
    [...texts]
      .flatMap(splitCitationMarks)
      .flatMap((piece) => (typeof piece === 'string' ? [] : piece.items.map(({ key }) => key))),
  ),
];
