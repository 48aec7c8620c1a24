/**
 * Counts, for the publisher, how often banners are seen and clicked: numbers by day, nothing about who. Once a page for
 * each; not at all for readers who ask not to be tracked, nor for programs.
 */

/** As long as this, at least half of a banner must be in view. */
const SEEN_MS = 1000;

/** Of the two signals, browsers know one each: https://www.w3.org/TR/gpc/ and https://www.w3.org/TR/tracking-dnt/ */
const { globalPrivacyControl, doNotTrack, webdriver } = navigator;
const isWanted = !globalPrivacyControl && doNotTrack !== '1' && !webdriver;

const counted = new Set<string>();

function armIn(slot: HTMLElement) {
  const { cta: placement, banner } = slot.dataset;
  return { banner, variant: slot.querySelector('aside')?.dataset.variant, placement };
}

/** For the form of a guide, in this tab: which banner led there. Read by islands/guide-form/led-by.ts. */
function remember(to: string, slot: HTMLElement): void {
  if (!to.startsWith('/guides/')) return;
  try {
    sessionStorage.setItem('led-by', JSON.stringify({ to, ...armIn(slot) }));
  } catch {
    // A browser may refuse to keep anything.
  }
}

function count(kind: 'seen' | 'clicked', slot: HTMLElement): void {
  const event = { kind, ...armIn(slot) };
  const key = JSON.stringify(event);
  if (!event.banner || event.variant === undefined || counted.has(key)) return;
  counted.add(key);
  navigator.sendBeacon('/api/cta-events', JSON.stringify({ events: [event] }));
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
    const link = target instanceof Element && target.closest('a');
    const slot = link ? link.closest<HTMLElement>('[data-cta]') : null;
    if (!slot) return;
    count('clicked', slot);
    remember(link.pathname, slot);
  });
}
