import { hydrateRoot } from 'react-dom/client';
import { GuideForm } from './guide-form/GuideForm.tsx';
import { rememberTyped } from './guide-form/remember-typed.ts';
import type { Props } from './guide-form/use-guide-form.ts';

/**
 * Takes over the form that is in the page, with what was typed and where the reader is.
 * @param place holds the form, and its props as JSON in `data-guide-form`.
 */
export function takeOver(place: HTMLElement): void {
  const props: Props = JSON.parse(place.dataset.guideForm ?? ''); // as components/guide/GuideForm.astro writes it
  const putBack = rememberTyped(place);
  // What a browser's extension put into the form makes React draw it again, with empty fields.
  hydrateRoot(place, <GuideForm {...props} />, { onRecoverableError: () => requestAnimationFrame(putBack) });
}
