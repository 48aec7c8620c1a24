import type { Core } from '@strapi/strapi';
import { BANNER } from '../banners/published-banners';

/** What the newsroom calls banners, by documentId. Those that were deleted have no name. */
export async function namesOfBanners(strapi: Core.Strapi, documentIds: string[]): Promise<Map<string, string>> {
  const banners = await strapi.db
    .query(BANNER)
    .findMany({ select: ['documentId', 'name'], where: { documentId: { $in: [...new Set(documentIds)] } } });
  return new Map(banners.map(({ documentId, name }) => [String(documentId), String(name)]));
}

/** The banner that led to a request, with the variant's key; null when none did. */
export function bannerLabel(
  names: ReadonlyMap<string, string>,
  { ctaBanner, ctaVariant }: { ctaBanner: string | null; ctaVariant: string | null },
): string | null {
  return ctaBanner && [names.get(ctaBanner) ?? ctaBanner, ctaVariant].filter(Boolean).join(' · ');
}
