/** A name in one way of writing: without accents, capitals and punctuation. */
export function wordsOf(name: string): string[] {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** What two ways of writing one name have in common: “Grace Example” and “Example, Grace”. */
export const nameKey = (name: string): string => wordsOf(name).toSorted().join(' ');

/** Whether every word that was typed begins a word of a name. @returns null when no letter was typed. */
export function nameMatcher(typed: string): ((name: string) => boolean) | null {
  const typedWords = wordsOf(typed);
  if (typedWords.length === 0) return null;
  return (name) => {
    const words = wordsOf(name);
    return typedWords.every((start) => words.some((word) => word.startsWith(start)));
  };
}
