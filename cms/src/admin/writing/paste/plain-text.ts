import { escapeHtml } from '@patient-press/shared/escape-html';
import MarkdownIt from 'markdown-it';
import footnotes from 'markdown-it-footnote';

const markdown = new MarkdownIt({ html: false, linkify: true }).use(footnotes);

/** One of these is enough to tell Markdown from plain text. */
const STRONG = [
  /^#{1,4} \S/m,
  /^(?:```|~~~)/m,
  /\[[^\]\n]+\]\((?:https?:|mailto:|\/)[^)\s]+\)/,
  /^\|?(?:\s*:?-{3,}:?\s*\|)+/m,
  /\[\^[\w-]+\]/,
];
/** Two of these are. */
const WEAK = [
  /^[*+-] \S.*\n[*+-] \S/m,
  /^1[.)] \S.*\n2[.)] \S/m,
  /(?<!\w)\*\*\S[^*\n]*\S\*\*(?!\w)/,
  /^> \S/m,
  /(?<!\w)[_*]\S[^_*\n]*\S[_*](?!\w)/,
];

export const isMarkdown = (text: string): boolean =>
  STRONG.some((mark) => mark.test(text)) || WEAK.filter((mark) => mark.test(text)).length >= 2;

export const markdownToHtml = (text: string): string => markdown.render(text);

/** Rows of a spreadsheet, copied as text: cells between tabs, and quoted where they hold a tab, a quote, or a line break. */
export function readTabs(text: string): string[][] {
  const rows: string[][] = [];
  const cells = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r?\n|$)/g;
  let row: string[] = [];
  while (cells.lastIndex < text.length) {
    const found = cells.exec(text);
    if (!found) break;
    const [, quoted, plain = '', end] = found;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\t' && cells.lastIndex === text.length) row.push('');
    if (end !== '\t') {
      rows.push(row);
      row = [];
    }
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** Two rows or more, each with as many cells. */
export function isTabbed(text: string): boolean {
  const lines = text.trimEnd().split(/\r?\n/);
  if (lines.length < 2 || !lines[0]?.includes('\t')) return false;
  const rows = readTabs(text.trimEnd());
  return rows.length > 1 && rows.every((row) => row.length === rows[0]?.length);
}

export const tabsToHtml = (text: string): string =>
  `<table>${readTabs(text.trimEnd())
    .map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`)
    .join('')}</table>`;

/** Lines at least this long were broken by a program, as in emails and PDFs, and not by the writer. */
const WRAPPED = 50;

function joinLines(paragraph: string): string[] {
  const lines = paragraph.split(/\r?\n/).map((line) => line.trim());
  const isWrapped = lines.length > 1 && lines.slice(0, -1).every((line) => line.length >= WRAPPED && line.length <= 90);
  return isWrapped ? [lines.join(' ')] : lines;
}

const paragraphs = (lines: readonly string[]): string =>
  lines
    .filter((line) => line.trim())
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');

export const linesToHtml = (text: string): string => paragraphs(text.split(/\r?\n/));

export const plainTextToHtml = (text: string): string =>
  paragraphs(text.split(/(?:\r?\n[ \t]*){2,}/).flatMap(joinLines));
