import { readClassRules } from './css';
import { takeFootnotes } from './footnotes';
import { recognizeLargeLines, shiftHeadings } from './headings';
import { dropInvisible } from './hidden';
import { recognizeLists } from './office-lists';
import type { Clipboard, LeftOut, Pasted, Program } from './pasted';
import { fillInPictures } from './pictures';
import { isMarkdown, isTabbed, markdownToHtml, plainTextToHtml, tabsToHtml } from './plain-text';
import { programOf } from './programs';
import { Rebuilder } from './rebuild';
import { placeCaptions } from './tables';

/** HTML as code editors put it there: the text in colors. What it means is in the text alone. */
const isFromCodeEditor = (html: string) =>
  /<div style="[^"]*font-family:[^"]*monospace[^"]*white-space:\s*pre/i.test(html);

function readText(text: string): { program: Program; html: string } {
  if (isTabbed(text)) return { program: 'text', html: tabsToHtml(text) };
  if (isMarkdown(text)) return { program: 'markdown', html: markdownToHtml(text) };
  return { program: 'text', html: plainTextToHtml(text) };
}

const choose = ({ html, text }: Clipboard): { program: Program; html: string } =>
  html.trim() && !isFromCodeEditor(html) ? { program: programOf(html), html } : readText(text);

/** What programs say is not part of the copy: everything outside these two comments. */
function fragmentOf(html: string): string {
  const start = html.lastIndexOf('<!--StartFragment');
  const end = html.lastIndexOf('<!--EndFragment');
  if (start < 0 || end < start) return html;
  // Word keeps notes and comments behind the fragment, and styles in front of it.
  const notes = html.slice(end).match(/<div[^>]*mso-element:(?:footnote|endnote|comment)-list[\s\S]*/i)?.[0] ?? '';
  const fragment = html.slice(start, end);
  // Excel's fragment begins within its table.
  return (
    (/^<!--StartFragment[^>]*>\s*<(?:col|tr|tbody|thead)\b/i.test(fragment) ? `<table>${fragment}</table>` : fragment) +
    notes
  );
}

/**
 * Reads what was pasted: its structure as an article can hold it, its footnotes, and a count of what was left out.
 *
 * @param parse `new DOMParser().parseFromString(html, 'text/html')`: nothing of it runs or loads.
 */
export function readClipboard(clipboard: Clipboard, parse: (html: string) => Document): Pasted {
  const { program, html } = choose(clipboard);
  const rules = readClassRules(html);
  const document = parse(fragmentOf(html));
  const leftOut: LeftOut = {};
  dropInvisible(document, leftOut);
  fillInPictures(document, clipboard.rtf);
  const footnotes = takeFootnotes(document);
  placeCaptions(document);
  recognizeLists(document);
  recognizeLargeLines(document, rules);
  shiftHeadings(document);
  const rebuilder = new Rebuilder(rules, leftOut);
  return { program, html: rebuilder.rebuild(document.body), footnotes, pictures: rebuilder.pictures, leftOut };
}
