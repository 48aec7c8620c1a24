import { type ClassRules, declared } from './css';

const LEVELS = 'h1, h2, h3, h4, h5, h6';

/** Names what other programs mark as a heading: Word's title, and paragraphs with the role. */
function nameHeadings(document: Document): void {
  for (const element of document.querySelectorAll('p.MsoTitle, [role="heading"]')) {
    if (element.matches(LEVELS)) continue;
    rename(element, Number(element.getAttribute('aria-level')) || 1);
  }
}

function rename(element: Element, level: number): void {
  const heading = element.ownerDocument.createElement(`h${Math.min(Math.max(level, 1), 6)}`);
  heading.append(...element.childNodes);
  element.replaceWith(heading);
}

/** In points. `font: 18.0px Helvetica` as Pages writes it, or `font-size: 18pt`. */
function fontSize(element: Element, rules: ClassRules): number | null {
  const style = declared(element, rules);
  const value = style.get('font-size') ?? style.get('font') ?? '';
  const [, size, unit] = /(\d+(?:\.\d+)?)(pt|px)/.exec(value) ?? [];
  return size ? Number(size) * (unit === 'px' ? 0.75 : 1) : null;
}

const LONGEST_HEADING = 140;

/**
 * Pages, and a Google document whose writer used no styles, have headings by their size alone: lines in larger letters than
 * most of the text. The largest of those sizes becomes level 2, the next 3, the others 4.
 */
export function recognizeLargeLines(document: Document, rules: ClassRules): void {
  if (document.querySelector(LEVELS)) return;
  const sizes = new Map<Element, number>();
  const letters = new Map<number, number>();
  for (const paragraph of document.querySelectorAll('p')) {
    const part = paragraph.querySelector('span') ?? paragraph;
    const size = fontSize(part, rules) ?? fontSize(paragraph, rules);
    if (size === null || paragraph.closest('table, li')) continue;
    sizes.set(paragraph, size);
    letters.set(size, (letters.get(size) ?? 0) + (paragraph.textContent ?? '').length);
  }
  const usual = [...letters].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (usual === undefined) return;
  const isLarge = (size: number) => size >= usual * 1.15;
  const larger = [...letters.keys()].filter(isLarge).sort((a, b) => b - a);
  for (const [paragraph, size] of sizes) {
    const length = paragraph.textContent?.trim().length ?? 0;
    if (isLarge(size) && length > 0 && length <= LONGEST_HEADING)
      rename(paragraph, Math.min(larger.indexOf(size) + 2, 4));
  }
}

/**
 * Moves headings to levels 2 to 4, since the article's headline is its only heading of level 1. A single first heading of
 * level 1 is the pasted text's own title, and leaves the levels below it as they are.
 */
export function shiftHeadings(document: Document): void {
  nameHeadings(document);
  const headings = [...document.querySelectorAll(LEVELS)];
  const levelOf = (heading: Element) => Number(heading.localName.slice(1));
  const levels = headings.map(levelOf);
  const hasTitle = levels[0] === 1 && levels.filter((level) => level === 1).length === 1;
  const top = Math.min(...(hasTitle ? levels.slice(1) : levels));
  for (const heading of headings) {
    const level = Math.min(Math.max(levelOf(heading) - top + 2, 2), 4);
    if (level !== levelOf(heading)) rename(heading, level);
  }
}
