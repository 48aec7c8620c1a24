import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type Ability, readableOf } from '../platform/permissions';
import { shownBanners } from '../versions/shown-banners';
import { BANNER } from './published-banners';
import type { ReportedBanner } from './report-contract';

const gone = z.array(z.object({ documentId: z.string(), name: z.string().nullable() }));

/** Banners of which only their counts or versions are left. */
async function readDeletedBanners(strapi: Core.Strapi): Promise<ReportedBanner[]> {
  const found = await strapi.db.connection.raw(
    `select known.banner as "documentId", (
       select content ->> 'name' from ${shownBanners} as version
       where version.banner = known.banner order by id desc limit 1
     ) as name
     from (
       select banner from patient_press_banner_counts union select banner from ${shownBanners} as version
     ) as known
     where not exists (select from cta_banners where document_id = known.banner)
     order by known.banner`,
  );
  return gone.parse(found.rows).map((banner) => ({ ...banner, state: 'deleted' }));
}

/**
 * All banners that someone may read, by name; then the deleted ones, which only those may read whose role reads banners
 * without conditions: a condition cannot be put to a document that is gone.
 */
export async function readReadableBanners(strapi: Core.Strapi, ability: Ability): Promise<ReportedBanner[]> {
  const readable = await readableOf(strapi, ability, BANNER);
  if (!readable) return [];
  const { filters, hasConditions } = readable;
  const [drafts, published] = await Promise.all([
    strapi.documents(BANNER).findMany({ filters, status: 'draft', fields: ['name'], sort: 'name' }),
    strapi.documents(BANNER).findMany({ status: 'published', fields: ['documentId'] }),
  ]);
  const live = new Set(published.map(({ documentId }) => documentId));
  const there = drafts.map(({ documentId, name }): ReportedBanner => {
    return { documentId, name: name ?? null, state: live.has(documentId) ? 'published' : 'draft' };
  });
  return hasConditions ? there : [...there, ...(await readDeletedBanners(strapi))];
}
