import type { Site } from '../site/site.ts';
import { type ArticleCard, toCard } from './article-card.ts';
import { type Chrome, chromeOf } from './chrome.ts';

/** `/feed.xml`: the newest 50 articles. */
export interface FeedPage {
  chrome: Chrome;
  description: string | null;
  articles: ArticleCard[];
}

const IN_FEED = 50;

export const feedPage = (site: Site): FeedPage => ({
  chrome: chromeOf(site, { kind: 'other', topics: [] }),
  description: site.settings.defaultDescription,
  articles: site.articles.slice(0, IN_FEED).map((article) => toCard(site, article)),
});
