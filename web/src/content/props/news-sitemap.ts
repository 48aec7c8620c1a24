import type { ArticleHead } from '../entries/head.ts';
import type { Site } from '../site/site.ts';
import { newsroomTime } from './newsroom-time.ts';

/** `/news-sitemap.xml`: the articles that came out within two days, newest first. */
export interface NewsSitemapPage {
  siteUrl: string;
  siteName: string;
  /** `publishedAt` is ISO, as the newsroom's clocks show it. */
  entries: { path: string; headline: string; publishedAt: string }[];
}

/** https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap: two days, and 1,000 addresses. */
const NEWS_MS = 48 * 60 * 60 * 1000;
const MOST = 1000;

/** As many articles are looked at first: few newsrooms publish more in two days. */
const FIRST = 8;

/** When an article is no news any more, ISO in UTC. */
export const endOfNews = ({ publishedAt }: Pick<ArticleHead, 'publishedAt'>): string =>
  new Date(Date.parse(publishedAt) + NEWS_MS).toISOString();

/** The articles that are news at the site's moment, newest first. */
export function newsArticles({ now, articles }: Site): ArticleHead[] {
  const isNews = (article: ArticleHead) => endOfNews(article) > now;
  for (let count = FIRST; ; count *= 2) {
    const newest = articles.newest(Math.min(count, MOST));
    const oldest = newest.at(-1);
    if (newest.length < count || !oldest || !isNews(oldest)) return newest.filter(isNews);
  }
}

export function newsSitemapPage(site: Site): NewsSitemapPage {
  const listed = newsArticles(site).filter(({ seo }) => !seo.noIndex);
  return {
    siteUrl: site.siteUrl,
    siteName: site.settings.siteName,
    entries: listed.map((article) => ({
      path: article.path,
      headline: article.headline,
      publishedAt: newsroomTime(site, article.publishedAt),
    })),
  };
}
