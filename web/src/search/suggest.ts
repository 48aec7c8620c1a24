import type { SearchedPage } from './format.ts';
import { wordsOf } from './words.ts';

/** How the names of drugs end: stems that the World Health Organization gives to substances of one kind. */
const DRUG =
  /(mab|nib|platin|trexed|taxel|citabine|relbine|blastine|rubicin|tinib|parib|leucel|mycin|statin|setron|trexate)$/;

/** Shorter words have too many neighbors. */
const SHORTEST = 4;

/** The words of a page that may be suggested: those of its title, summary and headings, and names of drugs. */
export function termsOf({ title, summary, headings, text }: SearchedPage): Set<string> {
  const terms = [title, summary, ...headings].flatMap(wordsOf);
  const drugs = text.flatMap(wordsOf).filter(({ text: word }) => DRUG.test(word));
  return new Set([...terms, ...drugs].map(({ text: word }) => word).filter((word) => /^\p{L}{4,}$/u.test(word)));
}

/**
 * How many letters are to be changed, left out, put in, or exchanged with their neighbor to make one word another.
 * @param most more than this is as good as any number.
 */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const steps = [
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (isSame ? 0 : 1),
      ];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      line.push(Math.min(...steps, ...(isSwapped ? [(before[column - 2] ?? 0) + 1] : [])));
    }
    if (Math.min(...line) > most) return most + 1;
    [before, above] = [above, line];
  }
  return above[other.length] ?? 0;
}

/** How many letters may be wrong in a word. */
const allowed = (word: string) => (word.length < SHORTEST ? 0 : word.length < 6 ? 1 : word.length < 10 ? 2 : 3);

/** The term that someone may have meant who typed a word; null: none is near. @param terms the most frequent first. */
export function nearest(word: string, terms: readonly string[]): string | null {
  const most = allowed(word);
  let best: { term: string; away: number } | null = null;
  for (const term of terms) {
    const away = distance(word, term, best ? best.away - 1 : most);
    if (away <= (best ? best.away - 1 : most)) best = { term, away };
    if (best?.away === 0) break;
  }
  return best && best.away > 0 ? best.term : null;
}
