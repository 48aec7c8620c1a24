import { defineLiveCollection } from 'astro:content';
import { snapshotLoader } from './content/site/loader.ts';

/** The site's content: one collection a content type, read from the snapshot that the press holds in memory. */
export const collections = {
  articles: defineLiveCollection({ loader: snapshotLoader('articles') }),
  people: defineLiveCollection({ loader: snapshotLoader('people') }),
  topics: defineLiveCollection({ loader: snapshotLoader('topics') }),
  sources: defineLiveCollection({ loader: snapshotLoader('sources') }),
  guides: defineLiveCollection({ loader: snapshotLoader('guides') }),
  pages: defineLiveCollection({ loader: snapshotLoader('pages') }),
  sponsors: defineLiveCollection({ loader: snapshotLoader('sponsors') }),
  'cta-banners': defineLiveCollection({ loader: snapshotLoader('cta-banners') }),
  'consent-wordings': defineLiveCollection({ loader: snapshotLoader('consent-wordings') }),
  'site-settings': defineLiveCollection({ loader: snapshotLoader('site-settings') }),
};
