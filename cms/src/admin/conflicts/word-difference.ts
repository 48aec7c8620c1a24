import { diffArrays } from 'diff';

/** A stretch of a text, and whether the other text has it too. */
export interface Stretch {
  text: string;
  isChanged: boolean;
}

/** Beyond this many changed words, marks would be on nearly everything. */
const MOST_CHANGES = 1500;

/** Each with the spaces behind it. */
const wordsIn = (text: string): string[] => text.match(/\S+\s*|^\s+/g) ?? [];

const unmarked = (text: string): Stretch[] => [{ text, isChanged: false }];

/** No space is marked behind a word. */
function stretchesOf(words: readonly string[], isChanged: boolean): Stretch[] {
  const text = words.join('');
  if (!isChanged) return unmarked(text);
  const marked = text.trimEnd();
  return [{ text: marked, isChanged }, ...(marked === text ? [] : unmarked(text.slice(marked.length)))];
}

/** Marks in each of two texts the words that the other doesn't have. Very different texts are left unmarked. */
export function wordDifference(one: string, other: string): [one: Stretch[], other: Stretch[]] {
  const changes = diffArrays(wordsIn(one), wordsIn(other), {
    maxEditLength: MOST_CHANGES,
    comparator: (left, right) => left.trim() === right.trim(),
  });
  if (!changes) return [unmarked(one), unmarked(other)];
  return [
    changes.filter(({ added }) => !added).flatMap(({ value, removed }) => stretchesOf(value, removed)),
    changes.filter(({ removed }) => !removed).flatMap(({ value, added }) => stretchesOf(value, added)),
  ];
}
