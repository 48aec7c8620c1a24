import type { Footnote } from './pasted';

const LABEL = /^(?:\d{1,3}|[a-z]|[ivxlc]{1,6}|[*†‡§¶]{1,3})$/i;
const NOTE = '[id^="ftn"]:not(a), [id^="edn"]:not(a), [id^="sdfootnote"]:not(a), [id^="sdendnote"]:not(a)';

const labelOf = (link: Element) => (link.textContent ?? '').replaceAll(/[[\]()\s\u00a0]/g, '');

const isReference = (link: HTMLAnchorElement) =>
  LABEL.test(labelOf(link)) &&
  (link.closest('sup') !== null ||
    link.querySelector('sup, [class*="Reference"], [style*="super"]') !== null ||
    /\bmso-(?:foot|end)note-id/.test(link.getAttribute('style') ?? '') ||
    /^\s*[[(]/.test(link.textContent ?? ''));

function targetOf(document: Document, link: Element): Element | null {
  const id = decodeURIComponentSafely((link.getAttribute('href') ?? '').slice(1));
  return id ? (document.getElementById(id) ?? document.querySelector(`a[name="${CSS_ESCAPE(id)}"]`)) : null;
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const CSS_ESCAPE = (text: string) => text.replaceAll(/["\\]/g, '\\$&');

/** The whole note that a link leads to: its own box, or the paragraph or list item around its anchor. */
const noteOf = (target: Element): Element | null => target.closest(NOTE) ?? target.closest('li, p, dd, aside, div');

/** Word and LibreOffice repeat the label in front of the note, and others end it with an arrow, as a link back. */
function textOf(note: Element, label: string): string {
  const copy = note.cloneNode(true) as Element; // a copy of an element is an element
  for (const back of copy.querySelectorAll('a[href^="#"]')) back.remove();
  const text = (copy.textContent ?? '')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .replaceAll(/\u21a9|\u23ce|\ufe0e/g, '')
    .trim();
  return text.startsWith(`${label} `) ? text.slice(label.length + 1) : text;
}

function urlOf(note: Element, text: string): string | null {
  for (const link of note.querySelectorAll('a[href]')) {
    const href = link.getAttribute('href') ?? '';
    if (/^https?:/i.test(href)) return href;
  }
  const doi = /\b10\.\d{4,9}\/[^\s"<>]+[^\s"<>.,;)]/.exec(text)?.[0];
  return doi ? `https://doi.org/${doi}` : (/https?:\/\/[^\s"<>]+[^\s"<>.,;)]/.exec(text)?.[0] ?? null);
}

/**
 * Takes notes out of the text, and leaves `<span data-pasted-footnote="id">[label]</span>` where the text refers to them.
 * Works for Word, Google Docs, LibreOffice, Markdown, and for web pages that link notes both ways, as Wikipedia does.
 */
export function takeFootnotes(document: Document): Footnote[] {
  const footnotes = new Map<string, Footnote>();
  const notes = new Map<string, Element>();
  const insideNotes = new Set<Element>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    if (insideNotes.has(link) || !isReference(link)) continue;
    const href = link.getAttribute('href') ?? '';
    const target = targetOf(document, link);
    const note = target && noteOf(target);
    if (note?.contains(link)) continue;
    const label = labelOf(link);
    if (!footnotes.has(href)) {
      const text = note ? textOf(note, label) : '';
      footnotes.set(href, { id: `note-${footnotes.size + 1}`, label, text, url: note ? urlOf(note, text) : null });
      if (note) {
        notes.set(href, note);
        for (const inner of note.querySelectorAll('a')) insideNotes.add(inner);
      }
    }
    const span = document.createElement('span');
    span.setAttribute('data-pasted-footnote', footnotes.get(href)?.id ?? '');
    span.textContent = `[${label}]`;
    (link.closest('sup') ?? link).replaceWith(span);
  }
  for (const note of notes.values()) removeNote(note);
  return [...footnotes.values()];
}

/** Removes a note, the list or section that holds no other text, and the line that Word draws above it. */
function removeNote(note: Element): void {
  const around = note.parentElement;
  note.remove();
  if (around && around.localName !== 'body' && !around.textContent?.trim()) {
    const section = around.closest('[style*="-list"], section, .footnotes') ?? around;
    (section.textContent?.trim() ? around : section).remove();
  }
}
