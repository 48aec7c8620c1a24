import { wordsOf } from './words.ts';

/** A piece of a text; marked: it is what was searched for. */
export interface Piece {
  text: string;
  isMarked: boolean;
}

/** Whether a word is one that was searched for. */
export type IsSought = (word: { text: string; stem: string }) => boolean;

/** A word of a query, as it is found in texts. @param isOpen whether it may go on, because someone is still typing. */
export function soughtBy(words: readonly { text: string; stem: string }[], isOpen: boolean): IsSought {
  const stems = new Set(words.map(({ stem }) => stem));
  const last = isOpen ? words.at(-1)?.text : undefined;
  return ({ text, stem }) => stems.has(stem) || (last !== undefined && last.length > 1 && text.startsWith(last));
}

/** A text in pieces, with what was searched for marked. */
export function markWords(text: string, isSought: IsSought): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { text: word, stem, from, to } of wordsOf(text)) {
    if (!isSought({ text: word, stem })) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), isMarked: false });
    pieces.push({ text: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMarked: false });
  return pieces;
}

/** In characters: about two lines of a phone. */
const LONGEST = 180;

/** Cuts between words. */
function cut(text: string, from: number): string {
  const start = from <= 0 ? 0 : text.indexOf(' ', from) + 1;
  const rest = text.slice(start);
  const end = rest.length <= LONGEST ? rest.length : Math.max(rest.lastIndexOf(' ', LONGEST), 1);
  return `${start > 0 ? '… ' : ''}${rest.slice(0, end)}${end < rest.length ? ' …' : ''}`;
}

/** How many of the words that were searched for are near each other from a place on. */
const countFrom = (hits: readonly { stem: string; from: number }[], from: number) =>
  new Set(hits.filter((hit) => hit.from >= from && hit.from < from + LONGEST).map(({ stem }) => stem)).size;

/** The part of a text that says most about what was searched for; null: it says nothing of that. */
export function passageOf(text: readonly string[], isSought: IsSought): Piece[] | null {
  let best: { paragraph: string; from: number; count: number } | null = null;
  for (const paragraph of text) {
    const hits = wordsOf(paragraph).filter(isSought);
    for (const { from } of hits) {
      const count = countFrom(hits, from);
      if (count > (best?.count ?? 0)) best = { paragraph, from, count };
    }
  }
  if (!best) return null;
  const { paragraph, from } = best;
  const isShort = paragraph.length <= LONGEST;
  return markWords(cut(paragraph, isShort ? 0 : Math.min(from - 40, paragraph.length - LONGEST)), isSought);
}
