/**
 * Counts, for the publisher, how often banners are seen and clicked: numbers by day, nothing about who. Once a page for
 * each; not at all for readers who ask not to be tracked, nor for programs.
 */

/** As long as this, at least half of a banner must be in view. */
const SEEN_MS = 1000;

/** Of the two signals, browsers know one each: https://www.w3.org/TR/gpc/ and https://www.w3.org/TR/tracking-dnt/ */
const { globalPrivacyControl, doNotTrack, webdriver } = navigator;
const isWanted = !globalPrivacyControl && doNotTrack !== '1' && !webdriver;

/** Events that were sent, or rather handed to the browser to be sent. */
const counted: Record<string, boolean> = {};

function count(kind: 'seen' | 'clicked', slot: HTMLElement, path = ''): void {
  const { cta: placement, banner } = slot.dataset;
  const variant = slot.querySelector('aside')?.dataset.variant;
  const event = JSON.stringify({ kind, banner, variant, placement });
  if (!banner || variant === undefined) return;
  // Which banner led to a guide's form, in this tab: read by islands/guide-form/led-by.ts.
  if (/^.guides/.test(path)) sessionStorage['led-by'] = path + event;
  counted[event] ||= navigator.sendBeacon('/api/cta-events', `{"events":[${event}]}`);
}

function watch(slot: HTMLElement): void {
  let isInView = false;
  let seen: ReturnType<typeof setTimeout> | undefined;
  const restart = () => {
    clearTimeout(seen);
    if (isInView && !document.hidden) seen = setTimeout(() => count('seen', slot), SEEN_MS);
  };
  new IntersectionObserver(
    ([entry]) => {
      isInView = (entry?.intersectionRatio ?? 0) >= 0.5;
      restart();
    },
    { threshold: 0.5 },
  ).observe(slot);
  new MutationObserver(restart).observe(slot, { childList: true });
  document.addEventListener('visibilitychange', restart);
}

if (isWanted) {
  for (const slot of document.querySelectorAll<HTMLElement>('[data-cta]')) watch(slot);
  document.addEventListener('click', ({ target }) => {
    const link = (target as Partial<Element>).closest?.('a'); // what is clicked is an element, unless a program says otherwise
    const slot = link?.closest<HTMLElement>('[data-cta]');
    if (!slot) return;
    // Who clicks within a second has seen it, and a click without its view is taken for a forged one.
    count('seen', slot);
    count('clicked', slot, link?.pathname);
  });
}
