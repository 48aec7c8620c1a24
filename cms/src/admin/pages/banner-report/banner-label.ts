import type { BannerList } from '../../../banners/report-contract';

/** What people call a banner, and whether readers could see it now. */
export const bannerLabel = ({ name, documentId, state }: BannerList['banners'][number]): string =>
  `${name ?? `Banner ${documentId}`}${state === 'published' ? '' : ` (${state})`}`;
