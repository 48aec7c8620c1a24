import { noteWords } from '@patient-press/shared/words/notes';
import css from './note.css?inline';

/** Room between a mark and its note, and between a note and the edge of the screen, in pixels. */
const GAP = 8;

let styled = false;
function addStyle(): void {
  if (styled) return;
  styled = true;
  document.head.append(Object.assign(document.createElement('style'), { textContent: css }));
}

/** The source's own words and links, without the links back to the text, which is where the reader is. */
function contentOf(source: Element, href: string, close: () => void): Node[] {
  const reference = source.querySelector('.reference');
  if (!reference) throw new Error(`The source at ${href} has no reference.`);
  const inList = Object.assign(document.createElement('a'), {
    href,
    textContent: noteWords.inList,
    onclick: close,
  });
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'button button-quiet',
    textContent: noteWords.close,
    onclick: close,
  });
  const ways = document.createElement('p');
  ways.append(inList, button);
  return [reference.cloneNode(true), ways];
}

/** Below its mark, or above where there is more room; it scrolls with the text. */
function place(note: HTMLElement, mark: Element): void {
  const at = mark.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isBelow = clientHeight - at.bottom >= note.offsetHeight + GAP || at.top < clientHeight / 2;
  const top = isBelow ? at.bottom + GAP : Math.max(GAP, at.top - note.offsetHeight - GAP);
  const left = Math.max(GAP, Math.min(at.left, clientWidth - note.offsetWidth - GAP));
  note.style.top = `${top + scrollY}px`;
  note.style.left = `${left + scrollX}px`;
}

/**
 * Opens the source that a mark cites. Escape, a press beside it, and its button close it; the mark has the focus again.
 * @throws Error when the page lacks the source.
 */
export function openNote(mark: HTMLAnchorElement): void {
  const source = document.querySelector(mark.hash);
  if (!source) throw new Error(`The page has no source at ${mark.hash}.`);
  addStyle();
  const note = document.createElement('div');
  note.className = 'cited-source';
  note.popover = 'auto';
  note.role = 'dialog';
  note.ariaLabel = mark.ariaLabel;
  note.tabIndex = -1;
  note.append(...contentOf(source, mark.hash, () => note.hidePopover()));
  note.addEventListener('toggle', (event) => {
    if (event.newState === 'closed') note.remove();
  });
  // With the keyboard, what follows the note is what follows its mark.
  mark.closest('.prose')?.append(note);
  // Browsers give the focus back to what had it; on a touch screen, a tap may have given it to nothing.
  mark.focus({ preventScroll: true });
  note.showPopover();
  place(note, mark);
  note.focus({ preventScroll: true });
}
