/** Running text, and between it the marks that cite sources by their numbers: `[1]`, `[1,3]`. */
export type CitedText = (string | number[])[];

const MARK = /(\\?)\[(\d{1,3}(?:\s*,\s*\d{1,3})*)\]/g;

/**
 * Splits running text at its citation marks. `\[1]` is not a mark and stays, without the backslash, as typed.
 * A text without marks comes back as one piece.
 */
export function splitNumberedMarks(text: string): CitedText {
  const pieces: CitedText = [];
  let plain = '';
  let end = 0;
  for (const found of text.matchAll(MARK)) {
    const [mark, backslash, numbers = ''] = found;
    plain += text.slice(end, found.index);
    end = found.index + mark.length;
    if (backslash) {
      plain += mark.slice(1);
      continue;
    }
    if (plain) pieces.push(plain);
    plain = '';
    pieces.push(numbers.split(',').map(Number));
  }
  plain += text.slice(end);
  if (plain || pieces.length === 0) pieces.push(plain);
  return pieces;
}
