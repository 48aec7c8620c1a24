import type { BannerList } from '../../../banners/report-contract';
import { bannerReportWords as words } from '../../words/banner-report';

/** What people call a banner, and whether readers could see it now. */
export const bannerLabel = ({ name, documentId, state }: BannerList['banners'][number]): string =>
  (name ?? words.unnamed(documentId)) + words.states[state];
