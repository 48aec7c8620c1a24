import { startOfDay } from '@patient-press/shared/time-zones';
import { changeWords } from '@patient-press/shared/words/changes';
import { correctionWords } from '@patient-press/shared/words/corrections';
import { siteWords } from '@patient-press/shared/words/site';
import type { ArticleHead } from '../entries/head.ts';
import type { TopicEntry, TopicName } from '../entries/topic.ts';
import type { Site } from '../site/site.ts';
import { toCard } from './article-card.ts';
import { type ListedCorrection, numberedCorrections, toListed } from './corrections.ts';
import { findEntries } from './find-entries.ts';

/**
 * An article or a correction. `date` is ISO in UTC: of an article, its first publication or its last major change; of a
 * correction, of which only the day is known, when that began.
 */
export interface FeedItem {
  title: string;
  path: string;
  description: string;
  date: string;
  /** ISO in UTC: before `date` after a major change. */
  publishedAt: string;
  /** A major change makes an article another item: feed readers show it again. */
  isUpdate: boolean;
  byline: string[];
  /** Of an article that has one: a JPEG of `SHARE_SIZE`, and what is to be seen on it. */
  picture: { src: string; alt: string } | null;
  topics: TopicName[];
}

/** Where one feed is in each format. */
export interface FeedPaths {
  rss: string;
  atom: string;
  json: string;
}

/** The newest articles, updates of articles, and corrections: of the site, or of a topic. The formats say the same. */
export interface FeedPage {
  siteUrl: string;
  publisher: string;
  title: string;
  description: string;
  /** The page that it is of. */
  home: string;
  paths: FeedPaths;
  items: FeedItem[];
}

/** What the files are called, beside the page that a feed is of. */
export const feedFiles: FeedPaths = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' };

/** The feeds of a page. @param path the page's own. */
export const feedPathsOf = (path: string): FeedPaths => ({
  rss: path + feedFiles.rss,
  atom: path + feedFiles.atom,
  json: path + feedFiles.json,
});

const IN_FEED = 50;
/** Each article is in the feeds of all its topics: smaller ones, so that an edit writes little. */
const IN_TOPIC_FEED = 20;

function ofCorrection({ settings }: Site, { headline, href, note, date }: ListedCorrection): FeedItem {
  const began = startOfDay(settings.timeZone, date);
  return {
    title: correctionWords.feedTitle({ headline }),
    path: href,
    description: note,
    date: began,
    publishedAt: began,
    isUpdate: false,
    byline: [],
    picture: null,
    topics: [],
  };
}

/** An article as it came out, or as it last changed for readers. */
function ofArticle(site: Site, article: ArticleHead): FeedItem {
  const { headline: title, path, dek, byline } = toCard(site, article);
  const { hero, publishedAt } = article;
  const [change] = article.changes;
  return {
    title,
    path,
    description: change ? changeWords.inFeed({ note: change.note, dek }) : dek,
    date: change ? article.textChangedAt : publishedAt,
    publishedAt,
    isUpdate: change !== undefined,
    byline,
    picture: hero && { src: hero.picture.share, alt: hero.alt },
    topics: findEntries(site.topics, article.topics).map(({ path, name }) => ({ path, name })),
  };
}

/** The newest of articles, each once, and of corrections. */
function newestItems(
  site: Site,
  articles: readonly ArticleHead[],
  corrections: readonly ListedCorrection[],
  count: number,
): FeedItem[] {
  const items = [
    ...Array.from(new Set(articles), (article) => ofArticle(site, article)),
    ...corrections.map((correction) => ofCorrection(site, correction)),
  ];
  return items.sort((a, b) => (a.date < b.date ? 1 : -1)).slice(0, count);
}

/** `/feed.xml`, `/atom.xml`, and `/feed.json`: the newest 50 articles, updates of articles, and corrections. */
export function feedPage(site: Site): FeedPage {
  const { siteUrl, settings, articles, changedArticles } = site;
  const { siteName, tagline, defaultDescription, publisherName } = settings;
  return {
    siteUrl,
    publisher: publisherName,
    title: siteName,
    description: tagline ?? defaultDescription ?? siteName,
    home: '/',
    paths: feedPathsOf('/'),
    items: newestItems(
      site,
      [...articles.newest(IN_FEED), ...changedArticles.newest(IN_FEED)],
      site.corrections.newest(IN_FEED).flatMap(toListed),
      IN_FEED,
    ),
  };
}

const correctionsOf = (article: ArticleHead): ListedCorrection[] =>
  numberedCorrections(article).map(({ date, note, id }) => ({
    date,
    note,
    headline: article.headline,
    href: `${article.path}#${id}`,
  }));

/** `/topics/<slug>/feed.xml`, and beside it the other formats: what is new on a topic, 20 items. */
export function topicFeedPage(site: Site, documentId: string, { path, name, summary }: TopicEntry): FeedPage {
  const { siteUrl, settings } = site;
  const { siteName, publisherName } = settings;
  return {
    siteUrl,
    publisher: publisherName,
    title: siteWords.topics.feedTitle({ topic: name, siteName }),
    description: summary ?? siteWords.topics.description({ topic: name, siteName }),
    home: path,
    paths: feedPathsOf(path),
    items: newestItems(
      site,
      [...site.articlesOn(documentId).newest(IN_TOPIC_FEED), ...site.changedOn(documentId).newest(IN_TOPIC_FEED)],
      site.correctedOn(documentId).newest(IN_TOPIC_FEED).flatMap(correctionsOf),
      IN_TOPIC_FEED,
    ),
  };
}
