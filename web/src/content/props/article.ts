import type { ArticleEntry } from '../entries/article.ts';
import type { Block, Body } from '../entries/body.ts';
import type { Change } from '../entries/changes.ts';
import type { GuideOffer } from '../entries/guide.ts';
import type { ArticleHead } from '../entries/head.ts';
import type { Figure } from '../entries/pictures.ts';
import type { Seo } from '../entries/seo.ts';
import type { TopicName } from '../entries/topic.ts';
import type { Site } from '../site/site.ts';
import { type ArticleCard, toCard } from './article-card.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type Citations, citationsOf } from './citation.ts';
import { type NumberedCorrection, numberedCorrections } from './corrections.ts';
import { type CreditedPerson, creditOf, toCredited } from './credited-person.ts';
import { findEntries } from './find-entries.ts';
import { guideOffersIn } from './guide-offers.ts';
import { blocksWithLinks } from './linked-documents.ts';
import { datedChanges, lastChangeOf, newsroomTime } from './newsroom-time.ts';
import { readingMinutes } from './reading-time.ts';

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
  /** The headings that lead to its parts; empty: it has too few to need them. */
  contents: Body['contents'];
  minutes: number;
  citations: Citations;
  reviewer: CreditedPerson | null;
  lastReviewedOn: string | null;
  nextReviewOn: string | null;
  /** Newest first. */
  corrections: NumberedCorrection[];
  publishedAt: string;
  /** Later than `publishedAt` after a major change or a correction. */
  updatedAt: string;
  /** Newest first. */
  changes: Change[];
  guideOffer: GuideOffer | null;
  /** The offers of the body's guide-offer blocks, by the guide's documentId. */
  guideOffers: Record<string, GuideOffer>;
  related: ArticleCard[];
  seo: Seo;
}

const RELATED = 3;

/** An article with fewer headings is soon looked through. */
const CONTENTS_FROM = 4;

/**
 * Articles published just before and just after this one on its topics. Not the newest of them: those would
 * appear under every article of a topic, so that no reader finds the others, and each new article would change all of them.
 */
const neighborsOf = (site: Site, { documentId, topics, publishedAt }: ArticleHead): ArticleHead[] =>
  topics.flatMap((topic) => site.articlesOn(topic).around(documentId, publishedAt).reverse());

/** Of an article's neighbors those that share most topics with it, and of these the newest. */
function relatedTo(article: ArticleHead, neighbors: readonly ArticleHead[]): ArticleHead[] {
  const shared = new Map<ArticleHead, number>();
  for (const other of neighbors) {
    if (other !== article) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  return [...shared]
    .sort(([a, topicsOfA], [b, topicsOfB]) => topicsOfB - topicsOfA || (a.publishedAt < b.publishedAt ? 1 : -1))
    .slice(0, RELATED)
    .map(([other]) => other);
}

export function articlePage(site: Site, article: ArticleHead): ArticlePage {
  const { documentId, path, headline, kicker, dek, genre, hero, lastReviewedOn, nextReviewOn, seo } = article;
  const body = site.body('articles', documentId);
  const guide = article.guide ?? site.settings.defaultGuide;
  return {
    chrome: chromeOf(site, {
      kind: 'article',
      topics: article.topics,
      hasBannerBlock: article.ofBody.hasBannerBlock,
    }),
    path,
    headline,
    kicker,
    dek,
    genre,
    hero,
    authors: findEntries(site.people, article.authors).map(toCredited),
    topics: findEntries(site.topics, article.topics).map(({ path, name }) => ({ path, name })),
    body: blocksWithLinks(site, body),
    contents: body.contents.length < CONTENTS_FROM ? [] : body.contents,
    minutes: readingMinutes(body.blocks),
    citations: citationsOf(site, body.citations),
    reviewer: creditOf(site, article.reviewer),
    lastReviewedOn,
    nextReviewOn,
    corrections: numberedCorrections(article),
    publishedAt: newsroomTime(site, article.publishedAt),
    updatedAt: newsroomTime(site, lastChangeOf(site, article)),
    changes: datedChanges(site, article),
    guideOffer: (guide && site.guides.get(guide)?.offer) || null,
    guideOffers: guideOffersIn(site, body.blocks),
    related: relatedTo(article, neighborsOf(site, article)).map((other) => toCard(site, other)),
    seo,
  };
}
