import type { CallbackRequest } from '@patient-press/shared/callback-request';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';

const BANNER = 'api::cta-banner.cta-banner';
const rows = z.array(z.object({ placement: z.string(), variants: z.array(z.object({ key: z.string() })).nullish() }));

/** The attributes that say which banner led to a request. */
interface Attribution {
  ctaBanner?: string;
  ctaVariant?: string;
  ctaPlacement?: string;
}

/** What a page says led to a request; nothing when there is no such banner: numbers are counted from these. */
export async function knownBanner(strapi: Core.Strapi, banner: CallbackRequest['banner']): Promise<Attribution> {
  if (!banner || !/^[a-z\d]+$/i.test(banner.documentId)) return {};
  const { documentId, variant, placement } = banner;
  const found = rows.parse(
    await strapi.db.query(BANNER).findMany({ where: { documentId }, populate: { variants: true } }),
  );
  const isKnown = found.some(
    (one) => one.placement === placement && (!variant || one.variants?.some(({ key }) => key === variant)),
  );
  return isKnown ? { ctaBanner: documentId, ctaVariant: variant, ctaPlacement: placement } : {};
}
