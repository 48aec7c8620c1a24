import { diffArrays, diffWordsWithSpace } from 'diff';
import type { Piece } from '../difference-contract';

/** With more changed words than this, a text counts as replaced: comparing further is slow, and the result unreadable. */
const MOST_CHANGES = 1500;
/** Below this share of words in common, words are not compared one by one: what is left is confetti. */
const LEAST_IN_COMMON = 0.3;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How much two texts have in common: the share of words that are in both, from 0 to 1. */
export function likeness(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.length === 0 && b.length === 0) return one === other ? 1 : 0;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    common += 1;
    left.set(word, count - 1);
  }
  return (2 * common) / (a.length + b.length);
}

const replaced = (before: string, after: string): Piece[] => [
  ...(before ? [{ change: 'removed' as const, text: before }] : []),
  ...(after ? [{ change: 'added' as const, text: after }] : []),
];

/** What differs between two texts that are about the same, word by word. */
function changedWords(before: string, after: string): Piece[] {
  if (!before || !after || likeness(before, after) < LEAST_IN_COMMON) return replaced(before, after);
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_CHANGES });
  if (!changes) return replaced(before, after);
  return changes.map(({ value, added, removed }) => ({
    change: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** Pieces of the same kind that follow each other are one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.change === piece.change) last.text += piece.text;
    else if (piece.text) all.push({ ...piece });
  }
  return all;
}

const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

/**
 * What differs between two texts: whole lines first, then the words of lines that changed. All `same` and `removed` pieces
 * together are the text before, all `same` and `added` ones the text after.
 */
export function compareTexts(before: string, after: string): Piece[] {
  if (before === after) return before ? [{ change: 'same', text: before }] : [];
  const pieces: Piece[] = [];
  let removed = '';
  let added = '';
  const settle = () => {
    pieces.push(...changedWords(removed, added));
    removed = '';
    added = '';
  };
  for (const part of diffArrays(linesOf(before), linesOf(after), { maxEditLength: MOST_CHANGES }) ?? [
    { value: [before], removed: true, added: false },
    { value: [after], removed: false, added: true },
  ]) {
    const text = part.value.join('');
    if (part.removed) removed += text;
    else if (part.added) added += text;
    else {
      settle();
      pieces.push({ change: 'same', text });
    }
  }
  settle();
  return joined(pieces);
}
