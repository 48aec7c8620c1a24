import type { ArticleHead } from '../entries/head.ts';
import type { List } from '../site/list.ts';
import type { Site } from '../site/site.ts';
import { type ArticleCard, toCard } from './article-card.ts';
import { type DatedList, type PageOfList, pageOfList } from './fixed-pages.ts';

/** One page of a list of articles, newest first. */
export interface ArticleListPage {
  path: string;
  articles: ArticleCard[];
  page: PageOfList;
}

/** Where a list is. @see DatedList */
export type ListPlace = Pick<DatedList<unknown>, 'path' | 'fixedPath' | 'size'>;

/** On a page of a topic, and of all articles. */
export const ARTICLES_A_PAGE = 20;

/** A page of a list of articles. @param number null: the newest. */
export function articleListPage(
  site: Site,
  articles: List<ArticleHead>,
  place: ListPlace,
  number: number | null,
): ArticleListPage {
  const dateOf = (article: ArticleHead) => toCard(site, article).publishedAt;
  const { items, path, page } = pageOfList({ ...place, items: articles, dateOf }, number);
  return { path, articles: items.map((article) => toCard(site, article)), page };
}
