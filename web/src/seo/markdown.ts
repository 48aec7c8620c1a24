import { stripControls } from '@patient-press/shared/plain-text';
import type { CitationNode, InlineNode, TextNode } from '../content/entries/rich-text.ts';

/**
 * Running text as CommonMark (https://spec.commonmark.org/0.31.2/). What looks like markup is escaped: whatever editors typed
 * is read as they typed it.
 */

const SPACES = /[ \t\n\r\f\v\u2028\u2029]+/g;

/** Line breaks and runs of spaces are one space, as in HTML. */
const tidy = (text: string): string => stripControls(text).replaceAll(SPACES, ' ');

/** A text that is read as it is, anywhere but at the beginning of a line. */
export const escapeMarkdown = (text: string): string =>
  tidy(text)
    .replaceAll(/[\\`*_[\]<~]/g, '\\$&')
    .replaceAll(/&(?=#?\w)/g, '\\&')
    // Before a link, it would make that a picture.
    .replaceAll(/!$/g, '\\!');

/** A line that begins neither a heading nor a list nor a quotation. @param markdown in which all else is escaped. */
export const asLine = (markdown: string): string =>
  markdown
    .replaceAll(/^ +| +$/g, '')
    .replace(/^[-+=#>]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');

/** Where a link leads, as it may be in one: a full address. @param base the page's own address. */
export function formatAddress(url: string, base: string): string {
  const full = URL.canParse(url, base) ? new URL(url, base).href : encodeURI(stripControls(url).toWellFormed());
  return `<${full.replaceAll(/[\\<>]/g, '\\$&').replaceAll(/&(?=#?\w+;)/g, '\\&')}>`;
}

/** A link. @param label Markdown. */
export const formatLink = (label: string, url: string, base: string): string =>
  `[${label}](${formatAddress(url, base)})`;

const longestRun = (text: string): number => Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));

/** Backticks that end nothing within a text. @param least how many there have to be. */
export const fenceFor = (text: string, least: number): string => '`'.repeat(Math.max(least, longestRun(text) + 1));

function formatCode(text: string): string {
  const code = tidy(text);
  if (code.trim() === '') return code;
  const fence = fenceFor(code, 1);
  const needsRoom = /^`|`$/.test(code) || (/^ .* $/.test(code) && code.trim() !== '');
  return needsRoom ? `${fence} ${code} ${fence}` : fence + code + fence;
}

const isSpace = (letter: string) => letter === '' || /\s/u.test(letter);
const isPunctuation = (letter: string) => /[\p{P}\p{S}]/u.test(letter);
const firstOf = (text: string) => [...text].at(0) ?? '';
const lastOf = (text: string) => [...text].at(-1) ?? '';

const isEmphasized = (node: InlineNode | undefined): boolean =>
  node?.type === 'text' && Boolean(node.bold || node.italic);

/** Whether asterisks around a text would be read as emphasis: the spec's left- and right-flanking. */
const canHaveAsterisks = (before: string, inner: string, after: string): boolean =>
  lastOf(before) !== '*' &&
  (!isPunctuation(firstOf(inner)) || isSpace(lastOf(before)) || isPunctuation(lastOf(before))) &&
  (!isPunctuation(lastOf(inner)) || isSpace(firstOf(after)) || isPunctuation(firstOf(after)));

const inTag = (name: string, inner: string) => `<${name}>${inner}</${name}>`;

/** What is bold or italic, with asterisks where those are read as such, and else as HTML, which Markdown allows. */
function emphasize(
  { bold, italic }: TextNode,
  inner: string,
  before: string,
  after: string,
  isNextToOne: boolean,
): string {
  if (!isNextToOne && canHaveAsterisks(before, inner, after)) {
    const marks = '*'.repeat((bold ? 2 : 0) + (italic ? 1 : 0));
    return marks + inner + marks;
  }
  const emphasized = italic ? inTag('em', inner) : inner;
  return bold ? inTag('strong', emphasized) : emphasized;
}

/** @param before Markdown of what comes before. */
function formatText(node: TextNode, before: string, next: InlineNode | undefined, base: string): string {
  const escaped = node.code ? formatCode(node.text) : escapeMarkdown(node.text);
  // Emphasis can't begin or end with a space.
  const [, start = '', inner = '', end = ''] = (node.code ? null : /^(\s*)(.*?)(\s*)$/su.exec(escaped)) ?? [
    '',
    '',
    escaped,
  ];
  if (inner.trim() === '') return escaped;
  const tags = [node.superscript && 'sup', node.subscript && 'sub', node.strikethrough && 'del'].filter(
    (name) => typeof name === 'string',
  );
  const isTagged = tags.length > 0;
  const after = isTagged ? '<' : end || (next ? formatInline([{ ...next }], base).slice(0, 2) : '');
  const outer = isTagged ? '>' : before + start;
  const isNextToOne = !isTagged && end === '' && isEmphasized(next);
  const emphasized = isEmphasized(node) ? emphasize(node, inner, outer, after, isNextToOne) : inner;
  return start + tags.reduce((made, name) => inTag(name, made), emphasized) + end;
}

const formatCitation = ({ marks }: CitationNode): string =>
  `\\[${marks.map(({ number, place }) => (place ? `${number}, ${escapeMarkdown(place)}` : number)).join('; ')}\\]`;

/** A link, with the spaces at its ends outside of it. Without a text, it is its address. */
function formatLinkNode({ children, url }: Extract<InlineNode, { type: 'link' }>, base: string): string {
  const made = formatInline(children, base);
  if (made.trim() === '') return formatLink(escapeMarkdown(url), url, base);
  const [, start = '', label = '', end = ''] = /^( *)(.*?)( *)$/s.exec(made) ?? [];
  return start + formatLink(label, url, base) + end;
}

/** Running text. @param base the page's own address, from which links lead. */
export function formatInline(nodes: readonly InlineNode[], base: string): string {
  let made = '';
  const said = nodes.filter((node) => node.type !== 'text' || tidy(node.text) !== '');
  for (const [index, node] of said.entries()) {
    if (node.type === 'text') made += formatText(node, made, said[index + 1], base);
    else if (node.type === 'citation') made += formatCitation(node);
    else made += formatLinkNode(node, base);
  }
  return made;
}
