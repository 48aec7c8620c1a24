/** What is in one field of a table. */
export type Cell = string | number | null | undefined;

/**
 * A cell as RFC 4180 has it; nothing is an empty one. A spreadsheet would run a text that begins like a formula: an
 * apostrophe before it makes it text, https://owasp.org/www-community/attacks/CSV_Injection.
 */
function cell(value: Cell): string {
  if (typeof value === 'number') return String(value);
  const harmless = (value ?? '').replace(/^(?=[=+\-@\t\r\n])/, "'");
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** Lines of a table for spreadsheets, as RFC 4180 has them. */
export const toCsvLines = (lines: readonly (readonly Cell[])[]): string =>
  lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');

/** A table for spreadsheets: its headings, then its lines. */
export const toCsv = (headings: readonly string[], lines: readonly (readonly Cell[])[]): string =>
  toCsvLines([headings, ...lines]);
