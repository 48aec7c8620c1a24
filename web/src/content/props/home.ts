import type { GuideOffer } from '../entries/guide.ts';
import type { TopicEntry } from '../entries/topic.ts';
import type { Site } from '../site/site.ts';
import { type ArticleCard, toCard } from './article-card.ts';
import { type Chrome, chromeOf } from './chrome.ts';

/** `/`: the newest article first, then the next, then of each topic what is not above already. */
export interface HomePage {
  chrome: Chrome;
  path: string;
  description: string | null;
  lead: ArticleCard | null;
  latest: ArticleCard[];
  topics: { topic: TopicEntry; articles: ArticleCard[] }[];
  guides: GuideOffer[];
}

const LATEST = 6;
const OF_TOPIC = 3;

export function homePage(site: Site): HomePage {
  const newest = site.articles.slice(0, 1 + LATEST);
  const [lead, ...latest] = newest.map((article) => toCard(site, article));
  const topics = [...site.topics].map(([documentId, topic]) => {
    const others = (site.articlesOn.get(documentId) ?? []).filter((article) => !newest.includes(article));
    return { topic, articles: others.slice(0, OF_TOPIC).map((article) => toCard(site, article)) };
  });
  return {
    chrome: chromeOf(site, { kind: 'home', topics: [] }),
    path: '/',
    description: site.settings.defaultDescription,
    lead: lead ?? null,
    latest,
    topics: topics.filter(({ articles }) => articles.length > 0),
    guides: [...site.guides.values()].map(({ offer }) => offer),
  };
}
