import { startOfDay } from '@patient-press/shared/time-zones';
import { changeWords } from '@patient-press/shared/words/changes';
import { correctionWords } from '@patient-press/shared/words/corrections';
import type { ArticleHead } from '../entries/head.ts';
import type { Site } from '../site/site.ts';
import { toCard } from './article-card.ts';
import { chromeOf } from './chrome.ts';
import { type ListedCorrection, toListed } from './corrections.ts';

/**
 * An article or a correction. `date` is ISO in UTC: of an article, its first publication or its last major change; of a
 * correction, of which only the day is known, when that began.
 */
export interface FeedItem {
  title: string;
  path: string;
  description: string;
  date: string;
  /** A major change makes an article another item: feed readers show it again. */
  isUpdate: boolean;
  byline: string[];
}

/** `/feed.xml`: the newest 50 articles, updates of articles, and corrections. */
export interface FeedPage {
  siteUrl: string;
  title: string;
  description: string;
  items: FeedItem[];
}

const IN_FEED = 50;

const toItem = ({ settings }: Site, { headline, href, note, date }: ListedCorrection): FeedItem => ({
  title: correctionWords.feedTitle({ headline }),
  path: href,
  description: note,
  date: startOfDay(settings.timeZone, date),
  isUpdate: false,
  byline: [],
});

/** An article as it came out, or as it last changed for readers. */
function ofArticle(site: Site, article: ArticleHead): FeedItem {
  const { headline: title, path, dek, byline } = toCard(site, article);
  const [change] = article.changes;
  return {
    title,
    path,
    description: change ? changeWords.inFeed({ note: change.note, dek }) : dek,
    date: change ? article.textChangedAt : article.publishedAt,
    isUpdate: change !== undefined,
    byline,
  };
}

/** The newest articles, and those that changed last, each once. */
const newestArticles = ({ articles, changedArticles }: Site): ArticleHead[] => [
  ...new Set([...articles.newest(IN_FEED), ...changedArticles.newest(IN_FEED)]),
];

export function feedPage(site: Site): FeedPage {
  const articles = newestArticles(site).map((article) => ofArticle(site, article));
  const { siteUrl, siteName, tagline } = chromeOf(site, { kind: 'other', topics: [] });
  const corrections = site.corrections
    .newest(IN_FEED)
    .flatMap(toListed)
    .map((correction) => toItem(site, correction));
  return {
    siteUrl,
    title: siteName,
    description: tagline ?? site.settings.defaultDescription ?? siteName,
    items: [...articles, ...corrections].sort((a, b) => (a.date < b.date ? 1 : -1)).slice(0, IN_FEED),
  };
}
