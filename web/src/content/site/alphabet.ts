import type { Compare } from './sorted-ids.ts';

/** Everything that does not begin with a letter. */
export const OTHER_LETTER = '#';

export const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ', OTHER_LETTER];

/** Under what a text is looked up: its first letter without an accent. */
const firstLetter = (text: string): string =>
  /^[A-Z]/.exec(text.trim().normalize('NFKD').toUpperCase())?.[0] ?? OTHER_LETTER;

const isSuffix = (word: string) => /^(jr|sr|ii|iii|iv)\.?$/i.test(word);

/** What a person is looked up by: the last word of the name, without what tells generations apart. */
const lastNameOf = (name: string): string => {
  const words = name.split(/[\s,]+/).filter(Boolean);
  return words.findLast((word) => !isSuffix(word)) ?? name;
};

/** The letter of a person by name, and of a source by its reference. */
export const letterOf = {
  person: (name: string): string => firstLetter(lastNameOf(name)),
  source: firstLetter,
};

/** What people and sources are sorted by within their letter. */
export const sortKeyOf = {
  person: (name: string): string => `${lastNameOf(name)}\n${name}`,
  source: (vancouver: string): string => vancouver,
};

const collator = new Intl.Collator('en');
export const byAlphabet: Compare = (a, b) => collator.compare(a, b);
