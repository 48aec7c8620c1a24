import type { CallbackRequest } from '@patient-press/shared/callback-request';
import { placements } from '@patient-press/shared/placements';

/** Where a request came from. */
export type Origin = Pick<CallbackRequest, 'page' | 'banner'>;

/** The page, and the banner that a link is in, as the banner's elements say: `data-cta` is its place. */
export function originOf(link: HTMLElement): Origin {
  const page = location.pathname;
  const { banner: documentId, cta } = link.closest<HTMLElement>('[data-cta]')?.dataset ?? {};
  const { variant = '' } = link.closest<HTMLElement>('[data-variant]')?.dataset ?? {};
  const placement = placements.find((one) => one === cta);
  return documentId && placement ? { page, banner: { documentId, variant, placement } } : { page };
}
