import { siteWords } from '@patient-press/shared/words/site';
import { textVersionWords } from '@patient-press/shared/words/text-version';
import type { Block } from '../content/entries/body.ts';
import type { Figure } from '../content/entries/pictures.ts';
import type { InlineNode, ListNode, PlainLine, RichText, RichTextNode } from '../content/entries/rich-text.ts';
import type { ArticleText } from '../content/props/article-text.ts';
import { asLine, escapeMarkdown, fenceFor, formatAddress, formatInline, formatLink } from './markdown.ts';

/** Blocks of text as CommonMark, and tables as GitHub's Markdown has them. */

/** Between two lists, which would be one: https://spec.commonmark.org/0.31.2/#example-308. */
const APART = '<!-- -->';

const indent = (text: string, by: number): string => text.replaceAll(/\n(?!\n)/g, `\n${' '.repeat(by)}`);

/** A heading. A `#` at its end is its text's. */
export const formatHeading = (level: number, markdown: string): string =>
  `${'#'.repeat(level)} ${markdown.trim().replace(/#$/, '\\#')}`;

function formatItem({ line, lists }: ListNode['items'][number], marker: string, base: string): string {
  const own = asLine(formatInline(line, base));
  const nested = lists.flatMap((list, place) => [...(place > 0 ? [APART] : []), formatList(list, base)]).join('\n\n');
  // Right below a text, an empty item would be the underline of a heading.
  const gap = own && /^(-|\d+\.)(\n|$)/.test(nested) ? '\n\n' : '\n';
  const below = nested && gap + nested;
  return indent(`${marker}${own && ` ${own}`}${below}`, marker.length + 1);
}

const formatList = ({ ordered, items }: ListNode, base: string): string =>
  items.map((item, index) => formatItem(item, ordered ? `${index + 1}.` : '-', base)).join('\n');

function formatCodeBlock({ language, text }: Extract<RichTextNode, { type: 'code' }>): string {
  const fence = fenceFor(text, 3);
  const info = language?.replaceAll(/[^\w+#.-]/g, '') ?? '';
  return `${fence}${info}\n${text.replaceAll(/\r\n?/g, '\n')}\n${fence}`;
}

function formatFigure({ picture, alt, credit }: Omit<Figure, 'caption'>, caption: string, base: string): string {
  const image = `![${escapeMarkdown(alt)}](${formatAddress(picture.src, base)})`;
  const said = asLine([caption, credit === null ? '' : escapeMarkdown(credit)].filter(Boolean).join(' '));
  return said ? `${image}\n\n${said}` : image;
}

function formatNode(node: RichTextNode, base: string): string {
  switch (node.type) {
    case 'paragraph':
      return asLine(formatInline(node.children, base));
    case 'heading':
      return formatHeading(node.level, formatInline(node.children, base));
    case 'quote':
      return `> ${asLine(formatInline(node.children, base))}`;
    case 'code':
      return formatCodeBlock(node);
    case 'list':
      return formatList(node, base);
    case 'image':
      return formatFigure(node.figure, node.figure.caption ? escapeMarkdown(node.figure.caption) : '', base);
  }
}

/** Rich text, its blocks apart by an empty line. */
export const formatRichText = (content: RichText, base: string): string =>
  content
    .flatMap((node, index) => [
      ...(node.type === 'list' && content[index - 1]?.type === 'list' ? [APART] : []),
      formatNode(node, base),
    ])
    .join('\n\n');

const line = (nodes: readonly InlineNode[], base: string): string => asLine(formatInline(nodes, base));
const cell = (nodes: PlainLine, base: string): string => formatInline(nodes, base).trim().replaceAll('|', '\\|');

function formatTable({ caption, header, rows }: Extract<Block, { type: 'table' }>, base: string): string {
  const width = Math.max(header?.length ?? 0, ...rows.map(({ length }) => length));
  const row = (cells: readonly PlainLine[]) =>
    `| ${Array.from({ length: width }, (_, index) => cell(cells[index] ?? [], base)).join(' | ')} |`;
  const table = [row(header ?? []), `|${' --- |'.repeat(width)}`, ...rows.map(row)].join('\n');
  const title = line(caption, base);
  return [title, ...(width > 0 ? [table] : [])].filter(Boolean).join('\n\n');
}

function formatBlock(block: Block, { guides }: Pick<ArticleText, 'guides'>, base: string): string {
  switch (block.type) {
    case 'rich-text':
      return formatRichText(block.content, base);
    case 'figure': {
      const caption = block.figure?.caption;
      return block.figure ? formatFigure(block.figure, caption ? formatInline(caption, base) : '', base) : '';
    }
    case 'pull-quote': {
      const quoted = [block.text, ...(block.attribution ? [block.attribution] : [])];
      return quoted.map((one) => `> ${line(one, base)}`).join('\n>\n');
    }
    case 'key-points':
      return [
        formatHeading(2, siteWords.article.keyPoints),
        block.points.map((point) => `- ${line(point, base)}`.trimEnd()).join('\n'),
      ].join('\n\n');
    case 'table':
      return formatTable(block, base);
    case 'questions':
      return block.items
        .flatMap(({ question, answer }) => [
          formatHeading(3, formatInline(question, base)),
          formatRichText(answer, base),
        ])
        .filter(Boolean)
        .join('\n\n');
    case 'banner':
      return '';
    case 'guide-offer': {
      const guide = block.guide === null ? undefined : guides[block.guide];
      return guide ? formatLink(escapeMarkdown(textVersionWords.guide(guide)), guide.path, base) : '';
    }
  }
}

/** A body, without its advertising. */
export const formatBody = (page: Pick<ArticleText, 'body' | 'guides'>, base: string): string =>
  page.body
    .map((block) => formatBlock(block, page, base))
    .filter(Boolean)
    .join('\n\n');
