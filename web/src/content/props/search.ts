import type { Entry, Kind } from '../../search/format.ts';
import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { newsroomTime } from './newsroom-time.ts';

export const searchPath = '/search/';

/** What the press answers readers without script. */
export interface SearchAnswer {
  text: string;
  topic: string | undefined;
  kind: Kind | undefined;
  year: number | undefined;
  total: number;
  /** The results, as HTML. */
  html: string;
}

/** `/search/` */
export interface SearchPage {
  chrome: Chrome;
  path: string;
  topics: Entry['topics'];
  /** Newest first. */
  years: number[];
  /** Null: nothing was asked. */
  answer: SearchAnswer | null;
}

/** The topics that results may be narrowed down to, by their names. */
export const topicsToChoose = ({ topics }: Site): Entry['topics'] =>
  Array.from(topics, ([id, { path, name }]) => ({ id, slug: path.split('/').at(-2) ?? '', name })).sort((one, other) =>
    one.name.localeCompare(other.name, 'en'),
  );

function yearsOf(site: Site): number[] {
  const { articles } = site;
  const [oldest, newest] = [articles.range(0, 1), articles.newest(1)].map(([article]) =>
    article ? Number(newsroomTime(site, article.publishedAt).slice(0, 4)) : undefined,
  );
  if (oldest === undefined || newest === undefined) return [];
  return Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index);
}

/** No banners run beside what someone looks for. */
export const searchPage = (site: Site): SearchPage => ({
  chrome: { ...chromeOf(site, { kind: 'other', topics: [] }), banners: {} },
  path: searchPath,
  topics: topicsToChoose(site),
  years: yearsOf(site),
  answer: null,
});
