import { stringify } from 'csv-stringify/sync';

/** What is in one field of a table. */
export type Cell = string | number | null | undefined;

/**
 * Lines of a table for spreadsheets, as RFC 4180 has them; nothing is an empty text. A spreadsheet would run a text that begins
 * like a formula: an apostrophe before it makes it text, https://owasp.org/www-community/attacks/CSV_Injection.
 */
export const toCsvLines = (lines: readonly (readonly Cell[])[]): string =>
  stringify(
    lines.map((line) => line.map((cell) => cell ?? '')),
    { record_delimiter: 'windows', quoted_string: true, quoted_empty: true, escape_formulas: true },
  );

/** A table for spreadsheets: its headings, then its lines. */
export const toCsv = (headings: readonly string[], lines: readonly (readonly Cell[])[]): string =>
  toCsvLines([headings, ...lines]);
