import type { Core } from '@strapi/strapi';
import { BANNER } from './published-banners';

/** What the newsroom calls banners, by documentId. Those that were deleted have no name. */
export async function namesOfBanners(strapi: Core.Strapi, documentIds: string[]): Promise<Map<string, string>> {
  const banners = await strapi.db
    .query(BANNER)
    .findMany({ select: ['documentId', 'name'], where: { documentId: { $in: [...new Set(documentIds)] } } });
  return new Map(banners.map(({ documentId, name }) => [String(documentId), String(name)]));
}
