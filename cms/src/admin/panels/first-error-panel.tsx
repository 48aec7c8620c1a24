import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { useForm } from '@strapi/strapi/admin';
import { useEffect } from 'react';

/** How long components may take to unfold around a field that has an error. */
const UNFOLDING_MS = 1500;

const isInView = (element: Element): boolean => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= window.innerHeight;
};

/** Shows the first error, with its field, as soon as it is drawn, and until what unfolds around it has come to rest. */
function showFirstError(): () => void {
  const until = performance.now() + UNFOLDING_MS;
  let frame = 0;
  let shown: Element | null = null;
  const look = () => {
    const error = document.querySelector('form [data-strapi-field-error]');
    if (error && !isInView(error)) error.scrollIntoView({ block: 'center' });
    if (error && error !== shown) {
      document.querySelector<HTMLElement>(`form [aria-describedby~="${error.id}"]`)?.focus({ preventScroll: true });
      shown = error;
    }
    if (performance.now() < until) frame = requestAnimationFrame(look);
  };
  frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}

/**
 * No panel to see: scrolls the form to the first error that the cms or the form itself found. Strapi moves the focus there
 * only when the field is drawn already, which it is not within a component that is folded.
 */
export const FirstErrorPanel: PanelComponent = () => {
  const errors = useForm('FirstErrorPanel', (form) => form.errors);
  useEffect(() => (Object.keys(errors).length > 0 ? showFirstError() : undefined), [errors]);
  return null;
};
