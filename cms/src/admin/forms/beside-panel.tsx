import { hasBody } from '@patient-press/shared/body-texts';
import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { useLayoutEffect, useRef } from 'react';
import { createGlobalStyle } from 'styled-components';
import { BESIDE } from './beside-text';

/** From here on, Strapi has its panels beside the form. */
const WIDE = '(min-width: 1080px)';

/** In less, in pixels, a date or a picture can't be read: with the page beside the text, the fields come below it. */
const NARROWEST = 230;

const Looks = createGlobalStyle`
  [data-place-beside] { inline-size: 100%; }
  aside:has(> [data-place-beside]) { padding: 0; border: 0; background: none; box-shadow: none; > h2 { display: none; } }
  [data-beside-panel='beside'] {
    padding: 1.6rem;
    z-index: 1;
    /* Strapi's grids have twelve columns, however narrow the place is. */
    div { grid-template-columns: minmax(0, 1fr) !important; grid-column: 1 / -1 !important; }
    /* Whether a slug is free, which Strapi writes over the slug. Save says so below it. */
    [data-not-here-outer] { display: none; }
  }
`;

/** Strapi draws the fields in the form's column: the panel of those beside the text, and what it is placed in. */
function findPanel(): { panel: HTMLElement; frame: HTMLElement } | null {
  const column = document.querySelector<HTMLElement>('form [role="tabpanel"] > div:last-child');
  const panel = [...(column?.children ?? [])].find((one) => one.querySelector(`[${BESIDE}]`));
  const frame = column?.closest<HTMLElement>('[role="tabpanel"]')?.parentElement?.parentElement;
  return panel instanceof HTMLElement && frame ? { panel, frame } : null;
}

/** Writes only what changed: each write makes the browser lay the page out again. */
function setStyles(element: HTMLElement, styles: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(styles)) {
    if (element.style.getPropertyValue(name) !== value) element.style.setProperty(name, value);
  }
}

/** Lays the panel over the place that is left free for it, and gives the place its height. @returns what undoes it. */
function layOver(place: HTMLElement): () => void {
  const found = findPanel();
  if (!found) return () => undefined;
  const { panel, frame } = found;
  frame.style.position = 'relative';
  const media = window.matchMedia(WIDE);
  const put = () => {
    const [at, origin] = [place.getBoundingClientRect(), frame.getBoundingClientRect()];
    const isBeside = media.matches && at.width >= NARROWEST;
    panel.dataset.besidePanel = isBeside ? 'beside' : 'below';
    if (!isBeside) {
      panel.removeAttribute('style');
      place.removeAttribute('style');
      return;
    }
    setStyles(panel, {
      position: 'absolute',
      'inset-block-start': `${Math.round(at.top - origin.top)}px`,
      'inset-inline-start': `${Math.round(at.left - origin.left)}px`,
      'inline-size': `${Math.round(at.width)}px`,
    });
    setStyles(place, { 'block-size': `${panel.offsetHeight}px` });
  };
  // What is above the place moves it when it grows.
  const column = place.closest('aside')?.parentElement;
  const sizes = new ResizeObserver(put);
  const watch = () => {
    for (const one of [panel, frame, ...(column?.children ?? [])]) sizes.observe(one);
    put();
  };
  const panels = new MutationObserver(watch);
  if (column) panels.observe(column, { childList: true });
  media.addEventListener('change', put);
  watch();
  return () => {
    sizes.disconnect();
    panels.disconnect();
    media.removeEventListener('change', put);
    panel.removeAttribute('style');
  };
}

function Place() {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (place.current ? layOver(place.current) : undefined), []);
  return (
    <>
      <Looks />
      <div ref={place} data-place-beside />
    </>
  );
}

/** The place of topics, people, review, search and sharing beside the text. */
export const BesidePanel: PanelComponent = ({ model, activeTab }) =>
  hasBody(model) ? { title: '', content: <Place key={activeTab} /> } : null;
