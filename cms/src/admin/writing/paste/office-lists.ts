import { parseDeclarations } from './css';

interface Item {
  level: number;
  isOrdered: boolean;
  /** Where its contents come from. */
  element: Element;
}

const ORDERED = /^\(?(?:\d{1,3}|[a-z]{1,2}|[ivxlc]{1,6})[.)]$/i;

/** Builds one nested list of items that follow each other, in front of the first, and moves their contents into it. */
function nest(document: Document, items: readonly Item[]): void {
  const open: { list: Element; level: number; isOrdered: boolean }[] = [];
  const first = items[0]?.element;
  for (const { level, isOrdered, element } of items) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop();
    const top = open.at(-1);
    if (!top || top.level < level || (top.isOrdered !== isOrdered && top.level === level)) {
      if (top && top.level >= level) open.pop();
      const list = document.createElement(isOrdered ? 'ol' : 'ul');
      const around = open.at(-1)?.list.lastElementChild;
      if (around) around.append(list);
      else first?.before(list);
      open.push({ list, level, isOrdered });
    }
    const item = document.createElement('li');
    item.append(...element.childNodes);
    open.at(-1)?.list.append(item);
  }
  for (const { element } of items) element.remove();
}

/** Whether an element follows another with nothing but blanks and comments between. */
function follows(before: Element, element: Element): boolean {
  let node = before.nextSibling;
  while (node && node !== element && (node.nodeType === 8 || !node.textContent?.trim()) && node.nodeType !== 1)
    node = node.nextSibling;
  return node === element;
}

/** Makes one list of each run of items that follow each other. */
function nestRuns(document: Document, items: readonly Item[]): void {
  let run: Item[] = [];
  for (const item of items) {
    const last = run.at(-1);
    if (last && !follows(last.element, item.element)) {
      nest(document, run);
      run = [];
    }
    run.push(item);
  }
  if (run.length > 0) nest(document, run);
}

/** `mso-list:l0 level2 lfo1` on a paragraph; its bullet or number is text, in a span marked `mso-list:Ignore`. */
function readWordItem(element: Element): Item | null {
  const level = /level(\d+)/.exec(parseDeclarations(element.getAttribute('style')).get('mso-list') ?? '')?.[1];
  const marker = element.querySelector('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]');
  const label = (marker?.textContent ?? '').replaceAll(/[\s\u00a0]/g, '');
  marker?.remove();
  if (!level || /^h\d$/.test(element.localName)) return null;
  return { level: Number(level), isOrdered: ORDERED.test(label), element };
}

const BULLET = /^[\s\u00a0]*[•·▪◦‣●■○][\s\u00a0]+/;
const NUMBER = /^[\s\u00a0]*(\d{1,2})[.)][\s\u00a0]*\t[\s\u00a0]*/;

function stripStart(element: Element, pattern: RegExp): void {
  let left = pattern.exec(element.textContent ?? '')?.[0].length ?? 0;
  const walker = element.ownerDocument.createTreeWalker(element, 4); // NodeFilter.SHOW_TEXT
  for (let node = walker.nextNode(); node && left > 0; node = walker.nextNode()) {
    const text = node.nodeValue ?? '';
    node.nodeValue = text.slice(Math.min(left, text.length));
    left -= text.length;
  }
}

/** Paragraphs that begin with a bullet, or with a number and a tab, next to another such: a list typed by hand. */
function readTypedItems(document: Document): Item[] {
  const patterns = new Map<Element | null, RegExp>();
  for (const paragraph of document.querySelectorAll('p')) {
    const text = paragraph.textContent ?? '';
    const pattern = [BULLET, NUMBER].find((one) => one.test(text));
    if (pattern) patterns.set(paragraph, pattern);
  }
  const items: Item[] = [];
  for (const [element, pattern] of patterns) {
    if (!element) continue;
    const neighbors = [element.previousElementSibling, element.nextElementSibling];
    if (neighbors.some((neighbor) => patterns.get(neighbor) === pattern))
      items.push({ level: 1, isOrdered: pattern === NUMBER, element });
  }
  for (const { element, isOrdered } of items) stripStart(element, isOrdered ? NUMBER : BULLET);
  return items;
}

/** Word on the web puts each item into a list and a box of its own, with its level in an attribute. */
function unwrapOnlineLists(document: Document): void {
  for (const box of document.querySelectorAll('.ListContainerWrapper')) box.replaceWith(...box.childNodes);
  for (const list of document.querySelectorAll('ul, ol')) {
    const items = [...list.children];
    if (!items[0]?.hasAttribute('data-aria-level') || !items.every((item) => item.localName === 'li')) continue;
    for (const item of items) item.setAttribute('data-list', list.localName);
    list.replaceWith(...items);
  }
}

const readOnlineItem = (element: Element): Item => ({
  level: Number(element.getAttribute('data-aria-level')) || 1,
  isOrdered: element.getAttribute('data-list') === 'ol',
  element,
});

/** Turns what only looks like lists into lists. */
export function recognizeLists(document: Document): void {
  const word = [...document.querySelectorAll('[style*="mso-list:"]:not(span)')].flatMap(
    (one) => readWordItem(one) ?? [],
  );
  nestRuns(document, word);
  unwrapOnlineLists(document);
  nestRuns(document, [...document.querySelectorAll('li[data-list]')].map(readOnlineItem));
  nestRuns(document, readTypedItems(document));
}
