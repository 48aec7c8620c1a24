import { splitCitationMarks } from '@patient-press/shared/citation-marks';

/** The cite keys of a mark, as often as they are in it. */
export const keysOf = (mark: string): string[] => itemsOf(mark).map(({ key }) => key);

export const itemsOf = (mark: string): { key: string; place: string | null }[] => {
  const [piece] = splitCitationMarks(mark);
  return typeof piece === 'object' ? piece.items : [];
};

/** The numbers that the press will give: sources are numbered in the order in which they are first cited, from 1. */
export function numberKeys(marks: Iterable<string>): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const mark of marks) for (const key of keysOf(mark)) if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
  return numbers;
}
