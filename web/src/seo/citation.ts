import type { Article, CreativeWork } from 'schema-dts';
import type { SourceEntry } from '../content/entries/source.ts';
import type { Citations } from '../content/props/citation.ts';
import type { NodeOf } from './json-ld.ts';
import { present } from './present.ts';

const typeOf = {
  'journal-article': 'ScholarlyArticle',
  'press-release': 'Article',
  'government-report': 'Report',
  'news-article': 'NewsArticle',
  book: 'Book',
  'court-record': 'CreativeWork',
  'web-page': 'WebPage',
} as const satisfies Record<SourceEntry['kind'], string>;

/** A source as `citation` of the page that rests on it. */
const citationNode = (source: SourceEntry): NodeOf<Article | CreativeWork> => ({
  '@type': typeOf[source.kind],
  name: source.title,
  ...present({
    url: source.href,
    datePublished: source.publishedOn,
  }),
});

/** Everything that a page rests on: what it cites, in the order of the numbers, then what was also consulted. */
export const citationNodes = ({ cited, consulted }: Citations): NodeOf<Article | CreativeWork>[] =>
  [...cited, ...consulted].map(({ source }) => citationNode(source));
