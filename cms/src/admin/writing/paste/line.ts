import { escapeHtml } from '@patient-press/shared/escape-html';
import { type ClassRules, declared } from './css';

/** How a piece of a line looks; pieces that look alike are joined. */
export interface Look {
  bold: boolean;
  italic: boolean;
  script: 'sub' | 'sup' | null;
  code: boolean;
  href: string | null;
  footnote: string | null;
}

export const plain: Look = { bold: false, italic: false, script: null, code: false, href: null, footnote: null };

const BOLD = /^(?:bold|bolder|[6-9]00)$/;
const NORMAL = /^(?:normal|lighter|[1-5]00)$/;

export function lookOf(element: Element, around: Look, rules: ClassRules): Look {
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

export function htmlOf(text: string, look: Look): string {
  let html = escapeHtml(text).replaceAll('\n', '<br>');
  if (look.footnote) return `<span data-pasted-footnote="${escapeHtml(look.footnote)}">${html}</span>`;
  if (look.code) html = `<code>${html}</code>`;
  if (look.script) html = `<${look.script}>${html}</${look.script}>`;
  if (look.italic) html = `<em>${html}</em>`;
  if (look.bold) html = `<strong>${html}</strong>`;
  return look.href ? `<a href="${escapeHtml(look.href)}">${html}</a>` : html;
}

/** A line of text in the making. `\n` in it is a break that the writer made. */
export class Line {
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
