import { type BannerPage, type BannerTerms, nextTurnOf, runs, selectBanner } from '@patient-press/shared/banners';
import type { PageKind, Placement } from '@patient-press/shared/placements';
import { close, isClosed } from './closed-banners.ts';

/**
 * Stands in the head of every page, and counts by the byte. Draws which variant of each banner this view shows, before
 * anything is painted; takes away what is over; and asks one small file which banners run now, so that a page that was
 * opened an hour ago shows what a new one does. Without this script, or with that file missing, the banners stay as
 * they were rendered.
 */

/** `/_cta/current.json`: every banner that runs or begins within two days. */
interface Listed extends BannerTerms {
  revision: string;
}

const CHECK_MS = 15_000;
/** Longer than an answer is on its way: a clock that differs by more is wrong. */
const WRONG_MS = 3000;

const slots = new Set<HTMLElement>();
let listed: readonly Listed[] | undefined;
let skew = 0;
let turn: ReturnType<typeof setTimeout> | undefined;
let focusedOutside: HTMLElement | null = null;

/** What is clicked, and what gets the focus, is an element, unless a program says so of something else. */
const slotOf = (target: EventTarget | null) => (target as Partial<Element>).closest?.<HTMLElement>('[data-cta]');

const now = () => new Date(Date.now() + skew).toISOString();

/** To fractions of a pixel: what is put back moves nothing. */
const heightOf = (slot: HTMLElement) => getComputedStyle(slot).height;

/** Keeps the space that an emptied place took: text that someone reads does not move. */
function empty(slot: HTMLElement): void {
  slot.style.minBlockSize = heightOf(slot);
  slot.replaceChildren();
  slot.dataset.revision = slot.dataset.next = '';
}

/** Takes away what was closed: here, on another page, or together with another. */
function dropClosed(slot: HTMLElement): void {
  const { revision } = slot.dataset;
  if (revision && isClosed(revision)) {
    slot.style.minBlockSize = '';
    slot.replaceChildren();
  }
}

function draw(slot: HTMLElement): void {
  const chance = Math.random();
  const variants = [...slot.children] as HTMLElement[]; // a page's and a fragment's elements are HTML
  const drawn = variants.find(({ dataset }) => chance < Number(dataset.upTo));
  slot.replaceChildren((drawn as HTMLTemplateElement | undefined)?.content ?? drawn ?? ''); // not all are templates
  slot.querySelector('[data-close]')?.removeAttribute('hidden');
}

/** Above the window only where the browser holds what is in it in its place. */
const isOutOfSight = ({ top, bottom }: DOMRect) =>
  top >= innerHeight || (bottom <= 0 && CSS.supports('overflow-anchor:auto'));

/** Puts a banner in a slot, unless that would move what the reader sees: then the next check may. */
async function swap(slot: HTMLElement, { documentId, revision, endsAt }: Listed): Promise<void> {
  slot.dataset.next = revision;
  const answer = await fetch(`/_cta/${revision}/`);
  const html = await answer.text();
  if (!answer.ok || slot.dataset.next !== revision) return;
  const before = [...slot.childNodes];
  const space = heightOf(slot);
  const mayGrow = document.hidden || slot.dataset.cta === 'sticky-mobile' || isOutOfSight(slot.getBoundingClientRect());
  slot.style.minBlockSize = mayGrow ? '' : space;
  slot.innerHTML = html;
  draw(slot);
  if (mayGrow || heightOf(slot) === space)
    Object.assign(slot.dataset, { banner: documentId, revision, ends: endsAt ?? '' });
  else slot.replaceChildren(...before);
}

/** Makes every slot what it should be at this moment, and at the next moment at which that changes. */
function show(): void {
  const time = now();
  const { dataset } = document.body;
  // As layouts/Base.astro writes it.
  const page = { ...(dataset as { kind: PageKind }), topics: dataset.topics?.split(' ') } as BannerPage;
  for (const slot of slots) {
    const { banner, revision, ends, cta } = slot.dataset;
    dropClosed(slot);
    const chosen = listed && selectBanner(listed, page, cta as Placement, time); // as components/cta/CtaSlot.astro writes it
    const isOver = listed
      ? !chosen || !listed.some((one) => one.documentId === banner && runs(one, time))
      : ends && ends <= time;
    if (isOver) empty(slot);
    if (chosen && chosen.revision !== revision && !isClosed(chosen.revision)) swap(slot, chosen).catch(() => {});
  }
  const next = nextTurnOf(
    listed ?? Array.from(slots, ({ dataset }) => ({ startsAt: null, endsAt: dataset.ends || null })),
    time,
  );
  clearTimeout(turn);
  if (next) turn = setTimeout(show, Math.min(Date.parse(next) - Date.parse(time), CHECK_MS));
}

async function check(): Promise<void> {
  try {
    const answer = await fetch('/_cta/current.json', { cache: 'no-cache' });
    const offset = Date.parse(answer.headers.get('date') ?? '') - Date.now();
    skew = Math.abs(offset) > WRONG_MS ? offset : 0;
    const { banners } = await answer.json();
    if (banners.every(({ revision }: Listed) => revision)) {
      listed = banners;
      show();
    }
  } catch {
    // What was rendered stays until its own end.
  }
}

function start(slot: HTMLElement): void {
  const { ends } = slot.dataset;
  slots.add(slot);
  dropClosed(slot);
  // By a clock that may be wrong: the first check puts it back into its space.
  if (ends && ends <= now()) empty(slot);
  else draw(slot);
}

/** A slot is drawn when it is there in full: what comes after it has been parsed. */
function startSlots(): void {
  for (const slot of document.querySelectorAll<HTMLElement>('[data-cta]')) {
    if (!slots.has(slot) && (slot.nextSibling || document.readyState !== 'loading')) start(slot);
  }
}

const parsing = new MutationObserver(startSlots);
parsing.observe(document, { childList: true, subtree: true });
document.addEventListener('readystatechange', () => {
  parsing.disconnect();
  startSlots();
  show();
});
addEventListener('focusin', ({ target }) => {
  if (!slotOf(target)) focusedOutside = target as HTMLElement; // what has the focus is one
});
addEventListener('click', ({ target }) => {
  const slot = slotOf(target);
  if (!slot || !(target as Element).closest('[data-close]')) return; // it is in a slot
  close(slot.dataset.revision ?? '');
  show();
  (focusedOutside ?? document.querySelector('main'))?.focus({ preventScroll: true });
});
// Also when the reader turns away: then there is no one whose text could move.
addEventListener('visibilitychange', check);
addEventListener('pageshow', ({ persisted }) => persisted && check());
setInterval(() => document.hidden || check(), CHECK_MS);
check();
