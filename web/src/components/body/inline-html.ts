import { escapeHtml } from '@patient-press/shared/escape-html';
import { sourceWords } from '@patient-press/shared/words/sources';
import type { CitationNode, InlineNode, TextNode } from '../../content/entries/rich-text.ts';
import { relOf } from '../links.ts';

// Running text is most of an article. A component for each piece of it would take twice as long as the rest of the page.

/** The elements of each look, the outermost first. */
const looks = [
  ['bold', 'strong'],
  ['italic', 'em'],
  ['underline', 'u'],
  ['strikethrough', 's'],
  ['subscript', 'sub'],
  ['superscript', 'sup'],
  ['code', 'code'],
] as const;

function textHtml(text: string, node: TextNode): string {
  const html = escapeHtml(text).replaceAll('\n', '<br>');
  return looks.reduceRight((inner, [look, tag]) => (node[look] ? `<${tag}>${inner}</${tag}>` : inner), html);
}

function marksHtml({ marks }: CitationNode): string {
  const links = marks.map(({ number, place, id }) => {
    const label = escapeHtml(sourceWords.mark({ number, place }));
    return `<a href="#source-${number}" id="${escapeHtml(id)}" aria-label="${label}">${number}</a>`;
  });
  return `<sup class="marks">${links.join('')}</sup>`;
}

function linkStart(url: string): string {
  const rel = relOf(url);
  return `<a href="${escapeHtml(url)}"${rel ? ` rel="${rel}"` : ''}>`;
}

type Piece = { url: string | null; node: TextNode | CitationNode };

/** Running text as HTML. A citation inside a link is outside it on the page, because links can't hold links. */
export function inlineHtml(nodes: readonly InlineNode[]): string {
  const pieces = nodes.flatMap((node): Piece[] =>
    node.type === 'link' ? node.children.map((child) => ({ url: node.url, node: child })) : [{ url: null, node }],
  );
  return pieces
    .map(({ url, node }, index) => {
      if (node.type === 'citation') return marksHtml(node);
      // A raised number touches the word before it, even where the writer left a space before the mark.
      const isBeforeMark = pieces[index + 1]?.node.type === 'citation';
      const html = textHtml(isBeforeMark ? node.text.trimEnd() : node.text, node);
      return url === null ? html : `${linkStart(url)}${html}</a>`;
    })
    .join('');
}
