import type { BannerTerms } from '@patient-press/shared/banners';
import type { AskedPage } from '../site-record-api';

/** Where a question about what readers saw is answered. @param asked what is left out is chosen there. */
export function whatReadersSawPath(asked: Partial<AskedPage> = {}): string {
  const query = new URLSearchParams(asked).toString();
  return `/banners/what-readers-saw${query && `?${query}`}`;
}

const listPages = { home: '/', guide: '/guides/', topic: '/topics/', other: '/sources/' } as const;

/** A page that a banner was for, as far as there is one that every site has; empty: there is none. */
export function pageFor({ placement, pages, topics }: Pick<BannerTerms, 'placement' | 'pages' | 'topics'>): string {
  const isEverywhere = placement === 'top-bar' || placement === 'sticky-mobile';
  if (!isEverywhere || topics.length > 0) return '';
  if (pages.length === 0) return '/';
  const kind = pages.find((page) => page !== 'article');
  return kind ? listPages[kind] : '';
}
