import type { Site } from '../site/site.ts';
import { ARTICLES_A_PAGE, type ArticleListPage, articleListPage } from './article-list.ts';
import { type Chrome, chromeOf } from './chrome.ts';

/** All that `/articles/` and its fixed pages `/articles/page/<n>/` show: every article, newest first. */
export interface ArticlesPage extends ArticleListPage {
  chrome: Chrome;
}

export const articlesPlace = { path: '/articles/', fixedPath: '/articles/page/', size: ARTICLES_A_PAGE };

export const articlesPage = (site: Site, number: number | null): ArticlesPage => ({
  ...articleListPage(site, site.articles, articlesPlace, number),
  chrome: chromeOf(site, { kind: 'other', topics: [] }),
});
