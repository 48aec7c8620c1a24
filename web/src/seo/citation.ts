import type { Article, CreativeWork } from 'schema-dts';
import type { SourceEntry } from '../content/sources.ts';

type Work = Exclude<Article | CreativeWork, string>;

const typeOf = {
  'journal-article': 'ScholarlyArticle',
  'press-release': 'Article',
  'government-report': 'Report',
  'news-article': 'NewsArticle',
  book: 'Book',
  'court-record': 'CreativeWork',
  'web-page': 'WebPage',
} as const satisfies Record<SourceEntry['kind'], string>;

/** A source as `citation` of the article that rests on it. */
export const citationNode = (source: SourceEntry): Work => ({
  '@type': typeOf[source.kind],
  name: source.title,
  url: source.href ?? undefined,
  datePublished: source.publishedOn ?? undefined,
  sameAs: source.doi ? `https://doi.org/${source.doi}` : undefined,
});
