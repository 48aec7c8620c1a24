import transliterate from '@sindresorhus/transliterate';

/** What a cite key is made from. */
export interface CitedWork {
  title: string;
  authorNames: { family?: string | null | undefined; organisation?: string | null | undefined }[];
  /** A year, a month or a day. */
  publishedOn: string | null;
}

/** As long as a name in a key gets: a key is read in the midst of a text. */
const NAME_LENGTH = 24;
const FEWEST_INITIALS = 3;
const minor = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/** The words of a name in lowercase ASCII. What has no Latin spelling is left out. */
const latinWords = (name: string): string[] =>
  transliterate(name)
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase())
    .filter(Boolean);

const majorWords = (name: string): string[] => latinWords(name).filter((word) => !minor.has(word));

/** The University of Alabama at Birmingham is `uab`, and the Mayo Clinic `mayoclinic`. */
function organizationName(name: string): string {
  const words = majorWords(name);
  return words.length < FEWEST_INITIALS ? words.join('') : words.map((word) => word[0]).join('');
}

/** Numbers alone would be no name: `2018` says nothing of who wrote it. */
const named = (name: string) => (/[a-z]/.test(name) ? name.slice(0, NAME_LENGTH) : '');

/**
 * A cite key for a work, from its first author and year: `nakano2018`. Without an author, the first word of the title takes
 * the place of the name; without a year, the name stands alone.
 */
export function makeCiteKey({ title, authorNames, publishedOn }: CitedWork): string {
  const [author] = authorNames;
  const name =
    named(latinWords(author?.family ?? '').join('')) ||
    named(organizationName(author?.organisation ?? '')) ||
    named(majorWords(title).find((word) => /[a-z]/.test(word)) ?? '') ||
    'source';
  return name + (/^\d{4}/.exec(publishedOn ?? '')?.[0] ?? '');
}

/** `a` … `z`, `aa` … for 1, 2 … */
const letters = (number: number): string =>
  number > 26
    ? letters(Math.floor((number - 1) / 26)) + letters(((number - 1) % 26) + 1)
    : String.fromCharCode(96 + number);

/**
 * The key, or the first of `nakano2018a`, `nakano2018b` … that is free. A key without a year gets a hyphen before the letter.
 * @param taken in lowercase.
 */
export function freeCiteKey(key: string, taken: ReadonlySet<string>): string {
  const stem = /\d$/.test(key) ? key : `${key}-`;
  let free = key;
  for (let number = 1; taken.has(free); number += 1) free = stem + letters(number);
  return free;
}
