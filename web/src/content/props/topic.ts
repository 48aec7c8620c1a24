import type { TopicEntry } from '../entries/topic.ts';
import { createMemo } from '../site/memo.ts';
import type { Site } from '../site/site.ts';
import { type ArticleCard, toCard } from './article-card.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type PageOfList, paginate } from './pagination.ts';

/** All that `/topics/<slug>/` and its further pages `/topics/<slug>/2/` show, newest articles first. */
export interface TopicPage {
  chrome: Chrome;
  path: string;
  topic: TopicEntry;
  articles: ArticleCard[];
  page: PageOfList;
}

/** `/topics/`: every topic, with how many articles it has. */
export interface TopicIndexPage {
  chrome: Chrome;
  path: string;
  topics: (TopicEntry & { articleCount: number })[];
}

const ARTICLES_A_PAGE = 20;

const pagesMemo = createMemo<TopicPage[]>();

/** All pages of one topic: a topic without articles has one. */
export function topicPages(site: Site, documentId: string, topic: TopicEntry): TopicPage[] {
  const chrome = chromeOf(site, { kind: 'topic', topics: [documentId] });
  const articles = site.articlesOn.get(documentId);
  return pagesMemo(topic, [chrome, articles, site.people], () =>
    paginate(articles ?? [], ARTICLES_A_PAGE, topic.path).map(({ items, path, page }) => ({
      chrome,
      path,
      topic,
      articles: items.map((article) => toCard(site, article)),
      page,
    })),
  );
}

export function topicIndexPage(site: Site): TopicIndexPage {
  const topics = [...site.topics].map(([documentId, topic]) => ({
    ...topic,
    articleCount: site.articlesOn.get(documentId)?.length ?? 0,
  }));
  return { chrome: chromeOf(site, { kind: 'topic', topics: [] }), path: '/topics/', topics };
}
