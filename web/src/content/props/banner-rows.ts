import type { Placement } from '@patient-press/shared/placements';
import type { Site } from '../site/site.ts';
import { currentBanners } from './current-banners.ts';
import { type Row, toRow } from './route.ts';

/** The fragments of banners, in their order: open pages fetch them. */
export const bannerRows = (banners: ReturnType<typeof currentBanners>): Row[] =>
  banners.map(({ banner }) => toRow(`/_cta/${banner.revision}/`, { revision: banner.revision }, { banner }));

/** A banner alone, as it would look in a placement: a page that no site has, for previews. */
export function bannerPreviewRow(site: Site, documentId: string, placement: Placement): Row | null {
  const found = currentBanners(site).find(({ entry }) => entry.documentId === documentId);
  return found ? toRow(`/_cta/preview/${placement}/`, { placement }, { banner: found.banner, placement }) : null;
}
