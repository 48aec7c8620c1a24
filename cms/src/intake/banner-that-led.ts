import type { Placement } from '@patient-press/shared/placements';
import type { Core } from '@strapi/strapi';
import { type Arm, knownArmsOf } from '../banners/known-arms';

/** A banner as a form names it. */
interface NamedBanner {
  documentId: string;
  variant: string;
  placement: Placement;
}

/** The arm that a page says led to a request; null when no banner ever had it: numbers are counted from these. */
export async function bannerThatLed(strapi: Core.Strapi, banner: NamedBanner | undefined): Promise<Arm | null> {
  if (!banner) return null;
  const { documentId, variant, placement } = banner;
  const arm = { banner: documentId, variant, placement };
  return (await knownArmsOf(strapi).find(arm)) ? arm : null;
}

/** The arm as a request keeps it. */
export const bannerFields = (arm: Arm | null): Record<string, string> =>
  arm ? { ctaBanner: arm.banner, ctaVariant: arm.variant, ctaPlacement: arm.placement } : {};
