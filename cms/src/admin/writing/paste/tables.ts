import { type ClassRules, declared } from './css';

/** A table as a grid: every row has the same number of cells. */
export interface Grid {
  hasHeader: boolean;
  caption: string;
  /** null: nothing in this cell. */
  rows: (Element | null)[][];
}

/** The most cells that one may span: more is a fault of the program, and would fill the memory. */
const MOST_SPANNED = 100;

const span = (cell: Element, name: string) => Math.min(Math.max(Number(cell.getAttribute(name)) || 1, 1), MOST_SPANNED);

const isBlank = (cell: Element | null) => !cell || (!cell.textContent?.trim() && !cell.querySelector('img'));

/** Whether all text of a cell is bold: a spreadsheet's class says so, or elements around each piece of it. */
function isBold(cell: Element, rules: ClassRules): boolean {
  const isBoldElement = (element: Element) => {
    const weight = declared(element, rules).get('font-weight');
    return weight ? /^(?:bold|[6-9]00)$/.test(weight) : /^(?:b|strong)$/.test(element.localName);
  };
  const walker = cell.ownerDocument.createTreeWalker(cell, 4); // NodeFilter.SHOW_TEXT
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.nodeValue?.trim()) continue;
    let element = node.parentElement;
    while (element && element !== cell && !isBoldElement(element)) element = element.parentElement;
    if (!element || !isBoldElement(element)) return false;
  }
  return true;
}

/** Cells that span others leave empty ones behind, so that columns stay in line. */
function layOut(rows: readonly HTMLTableRowElement[]): (Element | null)[][] {
  const grid: (Element | null)[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y]?.[x] !== undefined) x += 1;
      for (let down = 0; down < span(cell, 'rowspan') && y + down < rows.length; down += 1) {
        for (let right = 0; right < span(cell, 'colspan'); right += 1) {
          const line = grid[y + down];
          if (line) line[x + right] = down === 0 && right === 0 ? cell : null;
        }
      }
    }
  }
  return grid;
}

/** Excel and Sheets copy the blank rows and columns around the cells, too. */
function trim(grid: (Element | null)[][]): (Element | null)[][] {
  const rows = grid.filter((row) => row.some((cell) => !isBlank(cell)));
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, x) => x).filter((x) =>
    rows.some((row) => !isBlank(row[x] ?? null)),
  );
  return rows.map((row) => columns.map((x) => row[x] ?? null));
}

/** Word writes captions as paragraphs: in front of a table, and behind a picture. Puts them where HTML has them. */
export function placeCaptions(document: Document): void {
  for (const paragraph of document.querySelectorAll('p.MsoCaption')) {
    const [before, after] = [paragraph.previousElementSibling, paragraph.nextElementSibling];
    const table = after?.localName === 'table' ? after : after?.querySelector(':scope > table:first-child');
    const image = before?.querySelector('img');
    if (table) {
      const caption = document.createElement('caption');
      caption.append(...paragraph.childNodes);
      paragraph.remove();
      table.prepend(caption);
    } else if (image && !before?.textContent?.trim()) {
      const figure = document.createElement('figure');
      const caption = document.createElement('figcaption');
      caption.append(...paragraph.childNodes);
      figure.append(image, caption);
      before?.replaceWith(figure);
      paragraph.remove();
    }
  }
}

/** Reads a table; null for one of a single cell, which is there for its looks. */
export function readTable(table: HTMLTableElement, rules: ClassRules): Grid | null {
  const rows = [...table.rows];
  const grid = trim(layOut(rows));
  const [first = []] = grid;
  if (grid.length <= 1 && first.length <= 1) return null;
  const firstRow = first.find((cell) => cell)?.parentElement;
  const hasHeader =
    firstRow?.parentElement?.localName === 'thead' ||
    first.every((cell) => isBlank(cell) || cell?.localName === 'th' || (cell && isBold(cell, rules)));
  const caption = table.caption?.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
  return { hasHeader: hasHeader && grid.length > 1, caption, rows: grid };
}
