import { escapeHtml } from '@patient-press/shared/escape-html';
import { cleanCharacters } from './characters';
import { type ClassRules, declared } from './css';
import { linkTarget } from './links';
import { type LeftOut, leave } from './pasted';
import { isSpacer, pictureAlt, pictureSource } from './pictures';
import { readTable } from './tables';

/** How a piece of a line looks; pieces that look alike are joined. */
interface Look {
  bold: boolean;
  italic: boolean;
  script: 'sub' | 'sup' | null;
  code: boolean;
  href: string | null;
  footnote: string | null;
}

const plain: Look = { bold: false, italic: false, script: null, code: false, href: null, footnote: null };

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const BOLD = /^(?:bold|bolder|[6-9]00)$/;
const NORMAL = /^(?:normal|lighter|[1-5]00)$/;

function lookOf(element: Element, around: Look, rules: ClassRules): Look {
  const style = declared(element, rules);
  const weight = style.get('font-weight') ?? '';
  const slope = style.get('font-style') ?? '';
  const shift = style.get('vertical-align') ?? '';
  const name = element.localName;
  const look = { ...around };
  if (name === 'b' || name === 'strong') look.bold = true;
  if (BOLD.test(weight)) look.bold = true;
  else if (NORMAL.test(weight)) look.bold = false;
  if (['i', 'em', 'cite', 'dfn', 'var'].includes(name) || slope === 'italic' || slope === 'oblique') look.italic = true;
  if (slope === 'normal') look.italic = false;
  if (name === 'sub' || shift === 'sub') look.script = 'sub';
  if (name === 'sup' || shift === 'super') look.script = 'sup';
  if (['code', 'kbd', 'samp', 'tt'].includes(name)) look.code = true;
  return look;
}

function htmlOf(text: string, look: Look): string {
  let html = escapeHtml(text).replaceAll('\n', '<br>');
  if (look.footnote) return `<span data-pasted-footnote="${escapeHtml(look.footnote)}">${html}</span>`;
  if (look.code) html = `<code>${html}</code>`;
  if (look.script) html = `<${look.script}>${html}</${look.script}>`;
  if (look.italic) html = `<em>${html}</em>`;
  if (look.bold) html = `<strong>${html}</strong>`;
  return look.href ? `<a href="${escapeHtml(look.href)}">${html}</a>` : html;
}

/** A line of text in the making. `\n` in it is a break that the writer made. */
class Line {
  #pieces: { text: string; look: Look }[] = [];

  add(text: string, look: Look): void {
    const last = this.#pieces.at(-1);
    const looksSame = last && Object.entries(look).every(([name, value]) => Reflect.get(last.look, name) === value);
    if (looksSame) last.text += text;
    else if (text) this.#pieces.push({ text, look });
  }

  /** The line's pieces with blanks collapsed, as browsers show them; the line is empty afterwards. */
  take(): { text: string; look: Look }[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    let before = '\n';
    for (const piece of pieces) {
      piece.text = piece.text.replaceAll(/[ \t]*\n[ \t]*/g, '\n').replaceAll(/[ \t]+/g, ' ');
      if (/[ \n]$/.test(before)) piece.text = piece.text.replace(/^ +/, '');
      if (piece.text) before = piece.text;
    }
    for (const piece of pieces.toReversed()) {
      piece.text = piece.text.trimEnd();
      if (piece.text) break;
    }
    return pieces.filter(({ text }) => text);
  }
}

export class Rebuilder {
  readonly #rules: ClassRules;
  readonly #leftOut: LeftOut;
  #blocks: string[] = [];
  #line = new Line();
  /** What the paragraphs now being read are: text of a quotation stays together. */
  #asQuote: string[] | null = null;

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
    if (name === 'br') return this.#break(element);
    if (name === 'img') return this.#image(element, around, '');
    const look = lookOf(element, around, this.#rules);
    if (element.hasAttribute('data-pasted-footnote')) look.footnote = element.getAttribute('data-pasted-footnote');
    if (name === 'a') return this.#link(element, look);
    if (!BLOCKS.has(name)) return this.#children(element, look);
    this.#endLine();
    this.#block(element, name, look);
    this.#endLine();
  }

  #block(element: Element, name: string, look: Look): void {
    if (/^h[2-4]$/.test(name)) return this.#heading(element, name);
    if (name === 'ul' || name === 'ol') return this.#list(element);
    if (name === 'table') return this.#table(element as HTMLTableElement); // the parser makes no other of this name
    if (name === 'pre') return this.#preformatted(element);
    if (name === 'blockquote' || element.matches('p.MsoQuote, p.MsoIntenseQuote')) return this.#quote(element);
    if (name === 'figure') return this.#figure(element, look);
    this.#children(element, { ...look, bold: look.bold || name === 'dt' || name === 'summary' });
  }

  /** Google Docs and mail programs end blocks with a break that nobody sees; two in a row are a new paragraph. */
  #break(element: Element): void {
    if (element.nextSibling?.nodeName === 'BR' || element.previousSibling?.nodeName === 'BR') this.#endLine();
    else this.#line.add('\n', plain);
  }

  #endLine(): void {
    const pieces = this.#line.take();
    if (pieces.length === 0) return;
    const html = pieces.map(({ text, look }) => htmlOf(text, look)).join('');
    if (this.#asQuote) this.#asQuote.push(html);
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
    const outer = { blocks: this.#blocks, line: this.#line, quote: this.#asQuote };
    const lines: string[] = [];
    this.#blocks = [];
    this.#line = new Line();
    this.#asQuote = lines;
    this.#children(element, look);
    this.#endLine();
    const blocks = this.#blocks;
    this.#blocks = outer.blocks;
    this.#line = outer.line;
    this.#asQuote = outer.quote;
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
    if (!grid) return this.#children(table, plain);
    const after: string[] = [];
    const cell = (one: Element | null) => {
      if (!one) return '<td></td>';
      const { html, blocks } = this.#inline(one, plain);
      after.push(...blocks.filter((block) => block.startsWith('<figure')));
      // Cells are plain text; references to footnotes are all that is left in them.
      const text = html.replaceAll(/<br>/g, ' ').replaceAll(/<\/?(?!span|\/span)[a-z][^>]*>/g, '');
      return `<td>${text}</td>`;
    };
    const rows = grid.rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
    const caption = grid.caption ? ` data-caption="${escapeHtml(grid.caption)}"` : '';
    this.#blocks.push(`<table data-header-row="${grid.hasHeader}"${caption}><tbody>${rows}</tbody></table>`, ...after);
  }

  #figure(element: Element, look: Look): void {
    const image = element.querySelector('img');
    if (!image) return this.#children(element, look);
    const caption = element.querySelector('figcaption')?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
    this.#image(image, look, caption);
  }

  #image(image: Element, look: Look, caption: string): void {
    if (isSpacer(image)) return;
    const alt = pictureAlt(image);
    if (/^\p{Extended_Pictographic}/u.test(alt) && alt.length <= 8) return this.#line.add(alt, look);
    const source = pictureSource(image);
    if (!source) {
      leave(this.#leftOut, 'pictures');
      if (caption) this.#blocks.push(`<p>${escapeHtml(caption)}</p>`);
      return;
    }
    const html = `<figure><img src="${escapeHtml(source)}" alt="${escapeHtml(alt)}">${caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : ''}</figure>`;
    // Within a line, the picture follows it.
    if (this.#asQuote) this.#blocks.push(html);
    else {
      this.#endLine();
      this.#blocks.push(html);
    }
  }
}
