import { splitCitationMarks } from '@patient-press/shared/citation-marks';

/** What may be a mark: with a backslash before it, it is printed as typed. */
const CANDIDATE = /(\\?)\[@[^[\]]*\]/g;

/** Whether the whole text is one mark, as the press reads it. */
const isMark = (text: string): boolean => {
  const [piece, ...rest] = splitCitationMarks(text);
  return rest.length === 0 && typeof piece === 'object';
};

export interface MarkInText {
  /** As it is written: `[@nakano2018, table 2]`. */
  mark: string;
  /** Where it begins in the text. */
  index: number;
}

/** The marks of a stored text, with the places at which they are. */
export const findMarks = (text: string): MarkInText[] =>
  [...text.matchAll(CANDIDATE)].flatMap(({ 0: mark, 1: backslash, index }) =>
    !backslash && isMark(mark) ? [{ mark, index }] : [],
  );

/** A stored text in pieces: plain text as it is stored, and marks. */
export function splitAtMarks(text: string): (string | { mark: string })[] {
  const pieces: (string | { mark: string })[] = [];
  let end = 0;
  for (const { mark, index } of findMarks(text)) {
    if (index > end) pieces.push(text.slice(end, index));
    pieces.push({ mark });
    end = index + mark.length;
  }
  if (end < text.length) pieces.push(text.slice(end));
  return pieces;
}
