import type { Placement } from '@patient-press/shared/placements';
import type { Core } from '@strapi/strapi';
import type { CountedVariant } from '../banners/counted-variant';
import { knownVariantsOf } from '../banners/known-variants';

/** A banner as a form names it. */
export interface NamedBanner {
  documentId: string;
  variant: string;
  placement: Placement;
}

/** The variant that a page says led to a request; null when no banner ever had it: numbers are counted from these. */
export async function bannerThatLed(
  strapi: Core.Strapi,
  banner: NamedBanner | undefined,
): Promise<CountedVariant | null> {
  if (!banner) return null;
  const { documentId, variant, placement } = banner;
  const named = { banner: documentId, variant, placement };
  return (await knownVariantsOf(strapi).find(named)) ? named : null;
}

/** The variant as a request stores it. */
export const bannerFields = (shown: CountedVariant | null): Record<string, string> =>
  shown ? { ctaBanner: shown.banner, ctaVariant: shown.variant, ctaPlacement: shown.placement } : {};
