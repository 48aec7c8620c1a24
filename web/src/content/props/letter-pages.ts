import { LETTERS, OTHER_LETTER } from '../site/alphabet.ts';
import type { List } from '../site/list.ts';

export { OTHER_LETTER };

/** Lists in the order of the alphabet: on one page while they are short, then on a page or more for each letter. */

/** With more items, a list is on a page for each letter. */
export const LONG_FROM = 100;

/** The place of a page among those of one letter; `previous` and `next` are paths. */
export interface PageOfLetter {
  number: number;
  last: number;
  previous: string | null;
  next: string | null;
  /** Pages that it leads to, itself among them: from any, every page is two clicks away. */
  pages: { number: number; path: string }[];
}

/** What a list has under one letter, or a part of it. */
export interface LetterGroup<T> {
  letter: string;
  /** The anchor of the letter. */
  id: string;
  items: T[];
}

export interface LetterPage<T> {
  path: string;
  /** What the page is of; null: the list's own address, with the whole list, or with nothing but the letters. */
  letter: string | null;
  groups: LetterGroup<T>[];
  /** Every letter that an item begins with, and where its items are; `count` where the page has nothing but letters. */
  letters: { letter: string; href: string; count: number | null }[];
  page: PageOfLetter;
}

/** A list, and where its pages are. */
export interface AlphabeticalList<T> {
  /** What is under a letter. */
  under(letter: string): Pick<List<T>, 'length' | 'reaches' | 'range'>;
  /** Where the list begins. */
  path: string;
  /** What the addresses of its letters begin with. */
  lettersPath: string;
  /** How many items a page of a letter has at most. */
  size: number;
}

const nameOf = (letter: string): string => (letter === OTHER_LETTER ? 'other' : letter.toLowerCase());
const anchorOf = (letter: string): string => `letter-${nameOf(letter)}`;
const pathOf = ({ lettersPath }: Pick<AlphabeticalList<unknown>, 'lettersPath'>, letter: string, part: number) =>
  `${lettersPath}${nameOf(letter)}/${part === 1 ? '' : `${part}/`}`;

const alone: PageOfLetter = { number: 1, last: 1, previous: null, next: null, pages: [] };

/** Up to so many pages, each leads to all of them. Of more, it leads to every tenth, and to all within its own ten. */
const ALL_NUMBERS = 30;

function numbersFrom(number: number, last: number): number[] {
  const all = Array.from({ length: last }, (_, index) => index + 1);
  const ten = Math.floor(number / 10);
  return last <= ALL_NUMBERS
    ? all
    : all.filter((one) => one === 1 || one === last || one % 10 === 0 || Math.floor(one / 10) === ten);
}

/** Letters that items begin with. */
const lettersOf = ({ under }: AlphabeticalList<unknown>) => LETTERS.filter((letter) => under(letter).reaches(0));

const isLong = ({ under }: AlphabeticalList<unknown>) =>
  LETTERS.reduce((sum, letter) => sum + under(letter).length, 0) > LONG_FROM;

const partsOf = ({ under, size }: AlphabeticalList<unknown>, letter: string) =>
  Math.max(1, Math.ceil(under(letter).length / size));

/** The pages of letters, with the part of each: none while the list is short. */
export const letterParts = (list: AlphabeticalList<unknown>): { letter: string; part: number }[] =>
  isLong(list)
    ? lettersOf(list).flatMap((letter) =>
        Array.from({ length: partsOf(list, letter) }, (_, index) => ({ letter, part: index + 1 })),
      )
    : [];

/** The page at the list's own address. */
export function firstLetterPage<T>(list: AlphabeticalList<T>): LetterPage<T> {
  const { path, under } = list;
  const letters = lettersOf(list);
  if (isLong(list)) {
    const counted = letters.map((letter) => ({
      letter,
      href: pathOf(list, letter, 1),
      count: under(letter).length,
    }));
    return { path, letter: null, groups: [], letters: counted, page: alone };
  }
  const groups = letters.map((letter) => ({
    letter,
    id: anchorOf(letter),
    items: under(letter).range(0, LONG_FROM),
  }));
  const linked = groups.map(({ letter, id }) => ({ letter, href: `${path}#${id}`, count: null }));
  return { path, letter: null, groups, letters: linked, page: alone };
}

/** A part of what is under a letter of a long list. */
export function partOfLetter<T>(list: AlphabeticalList<T>, letter: string, part: number): LetterPage<T> {
  const last = partsOf(list, letter);
  const partPath = (number: number) => pathOf(list, letter, number);
  return {
    path: partPath(part),
    letter,
    groups: [
      {
        letter,
        id: anchorOf(letter),
        items: list.under(letter).range((part - 1) * list.size, part * list.size),
      },
    ],
    letters: lettersOf(list).map((one) => ({ letter: one, href: pathOf(list, one, 1), count: null })),
    page: {
      number: part,
      last,
      previous: part > 1 ? partPath(part - 1) : null,
      next: part < last ? partPath(part + 1) : null,
      pages: last > 1 ? numbersFrom(part, last).map((number) => ({ number, path: partPath(number) })) : [],
    },
  };
}
