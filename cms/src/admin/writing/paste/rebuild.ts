import { escapeHtml } from '@patient-press/shared/escape-html';
import { figureHtml, tableHtml } from './blocks';
import { cleanCharacters } from './characters';
import type { ClassRules } from './css';
import { htmlOf, Line, type Look, lookOf, plain } from './line';
import { linkTarget } from './links';
import { type LeftOut, leave, type PastedPicture } from './pasted';
import { isSpacer, pictureAlt, pictureSource } from './pictures';
import { readTable } from './tables';

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
export class Rebuilder {
  readonly #rules: ClassRules;
  readonly #leftOut: LeftOut;
  /** Of the figures in what was rebuilt. */
  readonly pictures: PastedPicture[] = [];
  #blocks: string[] = [];
  #line = new Line();
  /** Takes the lines of an element that is one line in the end; null between such elements. */
  #lines: string[] | null = null;

  constructor(rules: ClassRules, leftOut: LeftOut) {
    this.#rules = rules;
    this.#leftOut = leftOut;
  }

  /** The body again, from elements that articles have, and no others. */
  rebuild(body: Element): string {
    this.#children(body, plain);
    this.#endLine();
    return this.#blocks.join('\n');
  }

  #children(node: Node, look: Look): void {
    for (const child of node.childNodes) this.#visit(child, look);
  }

  #visit(node: Node, look: Look): void {
    if (node.nodeType === 3) this.#line.add(this.#clean(node.nodeValue ?? ''), look);
    if (node.nodeType === 1) this.#element(node as Element, look); // nodeType 1 is an element
  }

  #clean(text: string): string {
    const cleaned = cleanCharacters(text);
    leave(this.#leftOut, 'characters', cleaned.removed);
    return cleaned.text.replaceAll(/[\s\u00a0]+/g, ' ');
  }

  #element(element: Element, around: Look): void {
    const name = element.localName;
    if (name === 'br') this.#break(element);
    else if (name === 'img') this.#image(element, around, '');
    else if (BLOCKS.has(name)) {
      this.#endLine();
      this.#block(element, name, lookOf(element, around, this.#rules));
      this.#endLine();
    } else this.#inLine(element, name, lookOf(element, around, this.#rules));
  }

  #inLine(element: Element, name: string, look: Look): void {
    const footnote = element.getAttribute('data-pasted-footnote');
    if (name === 'a') this.#link(element, look);
    else this.#children(element, footnote === null ? look : { ...look, footnote });
  }

  #block(element: Element, name: string, look: Look): void {
    if (/^h[2-4]$/.test(name)) this.#heading(element, name);
    else if (name === 'ul' || name === 'ol') this.#list(element);
    else if (name === 'table')
      this.#table(element as HTMLTableElement); // the parser makes no other of this name
    else if (name === 'pre') this.#preformatted(element);
    else if (name === 'blockquote' || element.matches('p.MsoQuote, p.MsoIntenseQuote')) this.#quote(element);
    else if (name === 'figure') this.#figure(element, look);
    else this.#children(element, { ...look, bold: look.bold || name === 'dt' || name === 'summary' });
  }

  /** Google Docs and mail programs end blocks with an invisible break; two in a row are a new paragraph. */
  #break(element: Element): void {
    if (element.nextSibling?.nodeName === 'BR' || element.previousSibling?.nodeName === 'BR') this.#endLine();
    else this.#line.add('\n', plain);
  }

  #endLine(): void {
    const pieces = this.#line.take();
    if (pieces.length === 0) return;
    const html = pieces.map(({ text, look }) => htmlOf(text, look)).join('');
    if (this.#lines) this.#lines.push(html);
    else this.#blocks.push(`<p>${html}</p>`);
  }

  #link(element: Element, look: Look): void {
    const href = element.getAttribute('href') ?? '';
    const target = linkTarget(href);
    if (!target && /^file:/i.test(href)) leave(this.#leftOut, 'links');
    this.#children(element, { ...look, href: target ?? look.href });
  }

  /** The text of an element as one line, and what else was in it as blocks. */
  #inline(element: Element, look: Look): { html: string; blocks: string[] } {
    const outer = { blocks: this.#blocks, line: this.#line, quote: this.#lines };
    const lines: string[] = [];
    this.#blocks = [];
    this.#line = new Line();
    this.#lines = lines;
    this.#children(element, look);
    this.#endLine();
    const blocks = this.#blocks;
    this.#blocks = outer.blocks;
    this.#line = outer.line;
    this.#lines = outer.quote;
    return { html: lines.join('<br>'), blocks };
  }

  #heading(element: Element, name: string): void {
    // Headings are bold already.
    const { html, blocks } = this.#inline(element, plain);
    const unbold = html.replaceAll(/<\/?strong>/g, '').replaceAll('<br>', ' ');
    if (unbold) this.#blocks.push(`<${name}>${unbold}</${name}>`);
    this.#blocks.push(...blocks);
  }

  #quote(element: Element): void {
    const { html, blocks } = this.#inline(element, plain);
    if (html) this.#blocks.push(`<blockquote>${html}</blockquote>`);
    this.#blocks.push(...blocks);
  }

  #preformatted(element: Element): void {
    const { text, removed } = cleanCharacters(element.textContent ?? '');
    leave(this.#leftOut, 'characters', removed);
    if (text.trim()) this.#blocks.push(`<pre><code>${escapeHtml(text.replace(/\n$/, ''))}</code></pre>`);
  }

  #list(element: Element): void {
    const after: string[] = [];
    const html = this.#listHtml(element, after);
    if (html) this.#blocks.push(html);
    this.#blocks.push(...after);
  }

  /** @param after takes what no list can hold: pictures and tables. */
  #listHtml(list: Element, after: string[]): string {
    const items: { line: string; lists: string[] }[] = [];
    for (const child of list.children) {
      if (child.localName === 'ul' || child.localName === 'ol') {
        const nested = this.#listHtml(child, after);
        const item = items.at(-1);
        if (nested && item) item.lists.push(nested);
        else if (nested) items.push({ line: '', lists: [nested] });
        continue;
      }
      const lists: string[] = [];
      for (const inner of child.querySelectorAll('ul, ol')) {
        if (inner.parentElement?.closest('ul, ol') !== list) continue;
        const nested = this.#listHtml(inner, after);
        if (nested) lists.push(nested);
      }
      for (const inner of child.querySelectorAll('ul, ol')) inner.remove();
      const { html, blocks } = this.#inline(child, plain);
      after.push(...blocks);
      if (html || lists.length > 0) items.push({ line: html, lists });
    }
    const name = list.localName;
    const inner = items.map(({ line, lists }) => `<li><p>${line}</p>${lists.join('')}</li>`).join('');
    return inner && `<${name}>${inner}</${name}>`;
  }

  #table(table: HTMLTableElement): void {
    const grid = readTable(table, this.#rules);
    if (!grid) {
      this.#children(table, plain);
      return;
    }
    const after: string[] = [];
    const cell = (one: Element | null) => {
      if (!one) return '';
      const { html, blocks } = this.#inline(one, plain);
      after.push(...blocks.filter((block) => block.startsWith('<figure')));
      // Cells are plain text; references to footnotes are all that is left in them.
      return html.replaceAll(/<br>/g, ' ').replaceAll(/<\/?(?!span|\/span)[a-z][^>]*>/g, '');
    };
    const rows = grid.rows.map((row) => row.map(cell));
    this.#blocks.push(tableHtml(rows, grid.caption, grid.hasHeader), ...after);
  }

  #figure(element: Element, look: Look): void {
    const image = element.querySelector('img');
    const caption = element.querySelector('figcaption')?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
    if (image) this.#image(image, look, caption);
    else this.#children(element, look);
  }

  #image(image: Element, look: Look, caption: string): void {
    if (isSpacer(image)) return;
    const alt = pictureAlt(image);
    const isEmoji = /^\p{Extended_Pictographic}/u.test(alt) && alt.length <= 8;
    if (isEmoji) this.#line.add(alt, look);
    else this.#picture(pictureSource(image), alt, caption);
  }

  /** Within a list, a heading, or a quotation, the picture follows it. */
  #picture(source: string | null, alt: string, caption: string): void {
    if (!this.#lines) this.#endLine();
    if (source) {
      const id = `picture-${this.pictures.length + 1}`;
      this.pictures.push({ id, source, alt });
      this.#blocks.push(figureHtml(id, alt, caption));
    } else {
      leave(this.#leftOut, 'pictures');
      if (caption) this.#blocks.push(`<p>${escapeHtml(caption)}</p>`);
    }
  }
}
