import { type BannerPage, type BannerTerms, nextTurnOf, runs, selectBanner } from '@patient-press/shared/banners';
import type { Placement } from '@patient-press/shared/placements';
import { closeBanner, closedBanners } from './closed-banners.ts';

/**
 * Stands in the head of every page, and counts by the byte. Draws which arm of each banner this view shows, before
 * anything is painted; takes away what is over; and asks one small file which banners run now, so that a page that was
 * opened an hour ago shows what a new one does. Without this script, or with that file missing, the banners stand as
 * they were rendered.
 */

/** `/_cta/current.json`: every banner that runs or begins within two days. */
interface Listed extends BannerTerms {
  revision: string;
}

const CHECK_MS = 15_000;
/** Longer than an answer is on its way: a clock that differs by more is wrong. */
const WRONG_MS = 3000;
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

const slots = new Set<HTMLElement>();
let listed: readonly Listed[] | undefined;
let skew = 0;
let turn: ReturnType<typeof setTimeout> | undefined;
let focusedOutside: HTMLElement | null = null;

const now = () => new Date(Date.now() + skew).toISOString();

/** Keeps the space that an emptied place took: text that somebody reads does not move. */
function empty(slot: HTMLElement): void {
  if (slot.firstChild) slot.style.minBlockSize = `${slot.offsetHeight}px`;
  slot.replaceChildren();
  slot.dataset.banner = slot.dataset.revision = '';
}

function draw(slot: HTMLElement): void {
  const arms = [...slot.children] as HTMLElement[]; // a page's and a fragment's elements are HTML
  let left = Math.random() * arms.reduce((sum, { dataset }) => sum + Number(dataset.weight), 0);
  const drawn = arms.find(({ dataset }) => {
    left -= Number(dataset.weight);
    return left < 0;
  });
  slot.replaceChildren(drawn instanceof HTMLTemplateElement ? drawn.content : (drawn ?? ''));
  for (const button of slot.querySelectorAll<HTMLElement>('[data-close]')) button.hidden = false;
}

/** Puts a banner in a slot, unless that would move what the reader sees: then the next check may. */
async function swap(slot: HTMLElement, { documentId, revision, endsAt }: Listed): Promise<void> {
  slot.dataset.next = revision;
  const answer = await fetch(`/_cta/${revision}/`);
  const html = await answer.text();
  if (!answer.ok || slot.dataset.next !== revision) return;
  const before = [...slot.childNodes];
  const space = slot.offsetHeight;
  const { minBlockSize } = slot.style;
  const mayGrow = slot.dataset.cta === 'sticky-mobile' || slot.getBoundingClientRect().top >= innerHeight;
  slot.style.minBlockSize = '';
  slot.innerHTML = html;
  draw(slot);
  if (!mayGrow && slot.offsetHeight > space) {
    slot.replaceChildren(...before);
    slot.style.minBlockSize = minBlockSize;
    return;
  }
  if (!mayGrow) slot.style.minBlockSize = `${space}px`;
  Object.assign(slot.dataset, { banner: documentId, revision, ends: endsAt ?? '' });
}

/** Makes every slot what it should be at this moment, and once more at the next moment at which that changes. */
function show(): void {
  const time = now();
  const { kind, topics } = document.body.dataset;
  const page = { kind, topics: topics?.split(' ') } as BannerPage; // as layouts/Base.astro writes it
  const standing = [...slots].map(({ dataset }) => ({ startsAt: null, endsAt: dataset.ends || null }));
  for (const slot of slots) {
    const { banner, revision, ends } = slot.dataset;
    const terms = listed
      ? listed.find(({ documentId }) => documentId === banner)
      : { startsAt: null, endsAt: ends || null };
    if (banner && !(terms && runs(terms, time))) empty(slot);
    const chosen = listed && selectBanner(listed, page, slot.dataset.cta as Placement, time); // as above
    if (listed && !chosen) empty(slot);
    if (chosen && chosen.revision !== revision && !closedBanners().includes(chosen.documentId))
      swap(slot, chosen).catch(() => {});
  }
  const next = nextTurnOf(listed ?? standing, time);
  clearTimeout(turn);
  if (next) turn = setTimeout(show, Math.min(Date.parse(next) - Date.parse(time), LONGEST_TIMEOUT_MS));
}

async function check(): Promise<void> {
  if (document.hidden) return;
  try {
    const answer = await fetch('/_cta/current.json', { cache: 'no-cache' });
    const offset = Date.parse(answer.headers.get('date') ?? '') - Date.now();
    skew = Math.abs(offset) > WRONG_MS ? offset : 0;
    const { banners } = await answer.json();
    if (!banners.every(({ revision }: Listed) => revision)) return;
    listed = banners;
    show();
  } catch {
    // What was rendered stands, until its own end.
  }
}

function start(slot: HTMLElement): void {
  const { banner = '', ends } = slot.dataset;
  slots.add(slot);
  if (closedBanners().includes(banner)) slot.replaceChildren();
  // By a clock that may be wrong: the first check puts it back into its space.
  else if (ends && ends <= now()) empty(slot);
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
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && !target.closest('[data-cta]')) focusedOutside = target;
});
document.addEventListener('click', ({ target }) => {
  const slot = target instanceof Element && target.closest('[data-close]')?.closest<HTMLElement>('[data-cta]');
  if (!slot) return;
  closeBanner(slot.dataset.banner);
  slot.style.minBlockSize = '';
  slot.replaceChildren();
  (focusedOutside?.isConnected ? focusedOutside : document.querySelector('main'))?.focus({ preventScroll: true });
});
document.addEventListener('visibilitychange', check);
addEventListener('pageshow', ({ persisted }) => persisted && check());
setInterval(check, CHECK_MS);
check();
