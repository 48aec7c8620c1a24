import { pagePath } from '@patient-press/shared/paths';
import type { ArticlePayload } from '@patient-press/shared/payloads/article';
import { type Block, type Body, toBody } from './body.ts';
import { type Chrome, chromeOf, type Placed } from './chrome.ts';
import { type GuideOffer, guideOffersIn } from './guides.ts';
import { memory } from './memory.ts';
import { type CreditedPerson, creditOf, toCredited } from './people.ts';
import { type Figure, type FindPicture, type Picture, toFigure } from './pictures.ts';
import { placeIn, type Site } from './site.ts';
import type { Citation } from './sources.ts';
import type { TopicName } from './topics.ts';

export interface Seo {
  title: string | null;
  description: string | null;
  canonicalUrl: string | null;
  noIndex: boolean;
  socialImage: Picture | null;
}

/** An article as lists show it. `publishedAt` is its first publication, an ISO time in UTC. */
export interface ArticleCard {
  path: string;
  kicker: string | null;
  headline: string;
  dek: string;
  hero: Figure | null;
  publishedAt: string;
  byline: string[];
}

/** All that the page `/articles/<slug>/` shows. */
export interface ArticlePage {
  chrome: Chrome;
  path: string;
  headline: string;
  kicker: string | null;
  dek: string;
  hero: Figure | null;
  authors: CreditedPerson[];
  topics: TopicName[];
  body: Block[];
  /** In the order of their numbers, the first is number 1. */
  citations: Citation[];
  reviewer: CreditedPerson | null;
  lastReviewedOn: string | null;
  nextReviewOn: string | null;
  /** Newest first. */
  corrections: { date: string; note: string }[];
  publishedAt: string;
  /** Later than `publishedAt` when the article was published again. */
  updatedAt: string;
  guideOffer: GuideOffer | null;
  /** The offers of the body's guide-offer blocks, by the guide's documentId. */
  guideOffers: Record<string, GuideOffer>;
  related: ArticleCard[];
  seo: Seo;
}

/** An article with its relations as documentIds: what the page is joined from. */
export interface ArticleEntry {
  documentId: string;
  slug: string;
  path: string;
  headline: string;
  kicker: string | null;
  dek: string;
  hero: Figure | null;
  authors: string[];
  topics: string[];
  body: Body;
  sources: { source: string; note: string | null }[];
  reviewer: string | null;
  lastReviewedOn: string | null;
  nextReviewOn: string | null;
  corrections: ArticlePage['corrections'];
  guide: string | null;
  publishedAt: string;
  updatedAt: string;
  seo: Seo;
}

export function toSeo(payload: ArticlePayload['seo'], findPicture: FindPicture): Seo {
  return {
    title: payload?.metaTitle ?? null,
    description: payload?.metaDescription ?? null,
    canonicalUrl: payload?.canonicalUrl ?? null,
    noIndex: payload?.noIndex ?? false,
    socialImage: payload?.socialImage ? findPicture(payload.socialImage) : null,
  };
}

export function toArticle(payload: ArticlePayload, findPicture: FindPicture): ArticleEntry {
  const { documentId, slug, headline, kicker, dek, lastReviewedOn, nextReviewOn } = payload;
  const sources = payload.sources.flatMap(({ source, note }) => (source ? [{ source: source.documentId, note }] : []));
  return {
    documentId,
    slug,
    path: pagePath('api::article.article', slug),
    headline,
    kicker,
    dek,
    hero: toFigure(payload.hero, findPicture),
    authors: payload.authors.map((author) => author.documentId),
    topics: payload.topics.map((topic) => topic.documentId),
    body: toBody(payload.body, sources.length, findPicture),
    sources,
    reviewer: payload.reviewedBy?.documentId ?? null,
    lastReviewedOn,
    nextReviewOn,
    corrections: payload.corrections
      .map(({ date, note }) => ({ date, note }))
      .sort((a, b) => b.date.localeCompare(a.date)),
    guide: payload.guide?.documentId ?? null,
    publishedAt: payload.firstPublishedAt ?? payload.publishedAt,
    updatedAt: payload.publishedAt,
    seo: toSeo(payload.seo, findPicture),
  };
}

function known<T>(map: Map<string, T>, documentIds: readonly string[]): T[] {
  const found: T[] = [];
  for (const documentId of documentIds) {
    const entry = map.get(documentId);
    if (entry) found.push(entry);
  }
  return found;
}

const rememberCard = memory<ArticleCard>();

export const toCard = (site: Site, article: ArticleEntry): ArticleCard =>
  rememberCard(article, [site.people], () => {
    const { path, kicker, headline, dek, hero, publishedAt } = article;
    const byline = known(site.people, article.authors).map(({ name }) => name);
    return { path, kicker, headline, dek, hero, publishedAt, byline };
  });

const RELATED = 3;

/** How far to look, in each topic's list, for related articles. */
const NEAR = 6;

/**
 * The articles published just before and just after this one on its topics. Not the newest of them: those would stand
 * under every article of a topic, which helps nobody to find the others, and each new article would change all of them.
 */
function neighboursOf(site: Site, article: ArticleEntry): ArticleEntry[] {
  return article.topics.flatMap((topic) => {
    const group = site.articlesOn.get(topic) ?? [];
    const place = placeIn(group, article);
    return group.slice(Math.max(0, place - NEAR), place + NEAR + 1);
  });
}

/** Of an article's neighbours those that share most topics with it, and of these the newest. */
function relatedTo(article: ArticleEntry, neighbours: readonly ArticleEntry[]): ArticleEntry[] {
  const shared = new Map<ArticleEntry, number>();
  for (const other of neighbours) {
    if (other !== article) shared.set(other, (shared.get(other) ?? 0) + 1);
  }
  return [...shared]
    .sort(([a, topicsOfA], [b, topicsOfB]) => topicsOfB - topicsOfA || (a.publishedAt < b.publishedAt ? 1 : -1))
    .slice(0, RELATED)
    .map(([other]) => other);
}

const rememberPlaced = memory<Placed>();
const rememberAmong = memory<ArticlePage>();
const rememberBeside = memory<ArticlePage>();

export function articlePage(site: Site, article: ArticleEntry): ArticlePage {
  const placed = rememberPlaced(article, [], () => ({
    kind: 'article',
    topics: article.topics,
    blocks: article.body.blocks,
  }));
  const chrome = chromeOf(site, placed);
  const { settings, people, topics, sources, guides } = site;
  const inputs = [chrome, settings, people, topics, sources, guides];
  // Most edits are on other topics, and most of those on its own are far away.
  const lists = article.topics.map((topic) => site.articlesOn.get(topic));
  return rememberAmong(article, [...inputs, ...lists], () => {
    const neighbours = neighboursOf(site, article);
    return rememberBeside(article, [...inputs, ...neighbours], () =>
      makeArticlePage(site, article, chrome, neighbours),
    );
  });
}

function makeArticlePage(
  site: Site,
  article: ArticleEntry,
  chrome: Chrome,
  neighbours: readonly ArticleEntry[],
): ArticlePage {
  const guide = article.guide ?? site.settings.defaultGuide;
  const guideOffers = guideOffersIn(site, article.body.blocks);
  const { path, headline, kicker, dek, hero, lastReviewedOn, nextReviewOn, corrections, publishedAt, updatedAt, seo } =
    article;
  return {
    chrome,
    path,
    headline,
    kicker,
    dek,
    hero,
    authors: known(site.people, article.authors).map(toCredited),
    topics: known(site.topics, article.topics).map(({ path, name }) => ({ path, name })),
    body: article.body.blocks,
    citations: article.sources.flatMap(({ source, note }, index) => {
      const entry = site.sources.get(source);
      return entry ? [{ source: entry, note, marks: article.body.marks[index + 1] ?? [] }] : [];
    }),
    reviewer: creditOf(site, article.reviewer),
    lastReviewedOn,
    nextReviewOn,
    corrections,
    publishedAt,
    updatedAt,
    guideOffer: (guide && site.guides.get(guide)?.offer) || null,
    guideOffers,
    related: relatedTo(article, neighbours).map((other) => toCard(site, other)),
    seo,
  };
}
