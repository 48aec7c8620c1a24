import { defineLiveCollection } from 'astro:content';
import { toArticle } from './content/articles.ts';
import { toBanner, toSettings } from './content/chrome.ts';
import { toGuide } from './content/guides.ts';
import { snapshotLoader } from './content/loader.ts';
import { toPage } from './content/pages.ts';
import { toPerson } from './content/people.ts';
import { toSource } from './content/sources.ts';
import { toSponsor } from './content/sponsors.ts';
import { toTopic } from './content/topics.ts';

/** The site's content: one collection a content type, read from the snapshot that the press holds in memory. */
export const collections = {
  articles: defineLiveCollection({ loader: snapshotLoader('articles', toArticle) }),
  people: defineLiveCollection({ loader: snapshotLoader('people', toPerson) }),
  topics: defineLiveCollection({ loader: snapshotLoader('topics', toTopic) }),
  sources: defineLiveCollection({ loader: snapshotLoader('sources', toSource) }),
  guides: defineLiveCollection({ loader: snapshotLoader('guides', toGuide) }),
  pages: defineLiveCollection({ loader: snapshotLoader('pages', toPage) }),
  sponsors: defineLiveCollection({ loader: snapshotLoader('sponsors', toSponsor) }),
  'cta-banners': defineLiveCollection({ loader: snapshotLoader('cta-banners', toBanner) }),
  'site-settings': defineLiveCollection({ loader: snapshotLoader('site-settings', toSettings) }),
};
