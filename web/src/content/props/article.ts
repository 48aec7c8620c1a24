import type { ArticleEntry } from '../entries/article.ts';
import type { Block } from '../entries/body.ts';
import type { GuideOffer } from '../entries/guide.ts';
import type { Figure } from '../entries/pictures.ts';
import type { Seo } from '../entries/seo.ts';
import type { TopicName } from '../entries/topic.ts';
import { createMemo } from '../site/memo.ts';
import { placeIn, type Site } from '../site/site.ts';
import { type ArticleCard, toCard } from './article-card.ts';
import { type Chrome, chromeOf, type Placed } from './chrome.ts';
import { type Citations, citationsOf } from './citation.ts';
import { type NumberedCorrection, numberedCorrections } from './corrections.ts';
import { type CreditedPerson, creditOf, toCredited } from './credited-person.ts';
import { findEntries } from './find-entries.ts';
import { guideOffersIn } from './guide-offers.ts';
import { blocksWithLinks, linkedPaths } from './linked-documents.ts';
import { lastChangeOf, newsroomTime } from './newsroom-time.ts';

/** All that the page `/articles/<slug>/` shows. */
export interface ArticlePage {
  chrome: Chrome;
  path: string;
  headline: string;
  kicker: string | null;
  dek: string;
  genre: ArticleEntry['genre'];
  hero: Figure | null;
  authors: CreditedPerson[];
  topics: TopicName[];
  body: Block[];
  citations: Citations;
  reviewer: CreditedPerson | null;
  lastReviewedOn: string | null;
  nextReviewOn: string | null;
  /** Newest first. */
  corrections: NumberedCorrection[];
  publishedAt: string;
  /** Later than `publishedAt` when the article was published again. */
  updatedAt: string;
  guideOffer: GuideOffer | null;
  /** The offers of the body's guide-offer blocks, by the guide's documentId. */
  guideOffers: Record<string, GuideOffer>;
  related: ArticleCard[];
  seo: Seo;
}

const RELATED = 3;

/** How far to look, in each topic's list, for related articles. */
const NEAR = 6;

/**
 * The articles published just before and just after this one on its topics. Not the newest of them: those would
 * appear under every article of a topic, so that no reader finds the others, and each new article would change all of them.
 */
function neighborsOf(site: Site, article: ArticleEntry): ArticleEntry[] {
  return article.topics.flatMap((topic) => {
    const group = site.articlesOn.get(topic) ?? [];
    const place = placeIn(group, article);
    return group.slice(Math.max(0, place - NEAR), place + NEAR + 1);
  });
}

/** Of an article's neighbors those that share most topics with it, and of these the newest. */
function relatedTo(article: ArticleEntry, neighbors: readonly ArticleEntry[]): ArticleEntry[] {
  const shared = new Map<ArticleEntry, number>();
  for (const other of neighbors) {
    if (other !== article) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  return [...shared]
    .sort(([a, topicsOfA], [b, topicsOfB]) => topicsOfB - topicsOfA || (a.publishedAt < b.publishedAt ? 1 : -1))
    .slice(0, RELATED)
    .map(([other]) => other);
}

const placedMemo = createMemo<Placed>();
const pageMemo = createMemo<ArticlePage>();
const nearPageMemo = createMemo<ArticlePage>();

export function articlePage(site: Site, article: ArticleEntry): ArticlePage {
  const placed = placedMemo(article, [], () => ({
    kind: 'article',
    topics: article.topics,
    blocks: article.body.blocks,
  }));
  const chrome = chromeOf(site, placed);
  const { settings, people, topics, sources, guides } = site;
  const inputs = [chrome, settings, people, topics, sources, guides];
  // Most edits are on other topics, and most of those on its own are far away.
  const lists = article.topics.map((topic) => site.articlesOn.get(topic));
  const links = linkedPaths(site, article.body);
  return pageMemo(article, [...inputs, ...lists, ...links], () => {
    const neighbors = neighborsOf(site, article);
    return nearPageMemo(article, [...inputs, ...neighbors, ...links], () =>
      makeArticlePage(site, article, chrome, neighbors),
    );
  });
}

function makeArticlePage(
  site: Site,
  article: ArticleEntry,
  chrome: Chrome,
  neighbors: readonly ArticleEntry[],
): ArticlePage {
  const guide = article.guide ?? site.settings.defaultGuide;
  const guideOffers = guideOffersIn(site, article.body.blocks);
  const { path, headline, kicker, dek, genre, hero, lastReviewedOn, nextReviewOn, seo } = article;
  return {
    chrome,
    path,
    headline,
    kicker,
    dek,
    genre,
    hero,
    authors: findEntries(site.people, article.authors).map(toCredited),
    topics: findEntries(site.topics, article.topics).map(({ path, name }) => ({ path, name })),
    body: blocksWithLinks(site, article.body),
    citations: citationsOf(site, article.body.citations),
    reviewer: creditOf(site, article.reviewer),
    lastReviewedOn,
    nextReviewOn,
    corrections: numberedCorrections(article),
    publishedAt: newsroomTime(site, article.publishedAt),
    updatedAt: newsroomTime(site, lastChangeOf(site, article)),
    guideOffer: (guide && site.guides.get(guide)?.offer) || null,
    guideOffers,
    related: relatedTo(article, neighbors).map((other) => toCard(site, other)),
    seo,
  };
}
