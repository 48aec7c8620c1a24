/**
 * Lets the form for a guide be more than a form, once someone touches it or scrolls near: until then none of that is
 * loaded. While it is, or when it cannot be, the form works as rendered.
 */
const place = document.querySelector<HTMLElement>('[data-guide-form]');
let isLoading = false;

function load(): void {
  if (!place || isLoading) return;
  isLoading = true;
  import('./GuideForm.island.tsx')
    .then((island) => island.takeOver(place))
    .catch(() => {
      isLoading = false;
    });
}

function loadWhenNear(): void {
  if (!place) return;
  new IntersectionObserver(([entry]) => entry?.isIntersecting && load(), { rootMargin: '200px' }).observe(place);
}

place?.addEventListener('focusin', load);
place?.addEventListener('pointerdown', load);
if (place?.contains(document.activeElement)) load();
if (scrollY > 0) loadWhenNear();
else addEventListener('scroll', loadWhenNear, { once: true, passive: true });
