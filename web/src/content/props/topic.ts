import type { TopicEntry } from '../entries/topic.ts';
import type { Site } from '../site/site.ts';
import { ARTICLES_A_PAGE, type ArticleListPage, articleListPage, type ListPlace } from './article-list.ts';
import { type Chrome, chromeOf } from './chrome.ts';

/** All that `/topics/<slug>/` and its fixed pages `/topics/<slug>/page/<n>/` show, newest articles first. */
export interface TopicPage extends ArticleListPage {
  chrome: Chrome;
  topic: TopicEntry;
}

/** `/topics/`: every topic, with how many articles it has. */
export interface TopicIndexPage {
  chrome: Chrome;
  path: string;
  topics: (TopicEntry & { articleCount: number })[];
}

export const topicPlace = ({ path }: TopicEntry): ListPlace => ({
  path,
  fixedPath: `${path}page/`,
  size: ARTICLES_A_PAGE,
});

/** A page of a topic. @param number null: the newest, also of a topic without articles. */
export const topicPage = (site: Site, documentId: string, topic: TopicEntry, number: number | null): TopicPage => ({
  ...articleListPage(site, site.articlesOn(documentId), topicPlace(topic), number),
  chrome: chromeOf(site, { kind: 'topic', topics: [documentId] }),
  topic,
});

export function topicIndexPage(site: Site): TopicIndexPage {
  const topics = Array.from(site.topics, ([documentId, topic]) => ({
    ...topic,
    articleCount: site.articlesOn(documentId).length,
  }));
  return { chrome: chromeOf(site, { kind: 'topic', topics: [] }), path: '/topics/', topics };
}
