import { pagePath } from '@patient-press/shared/paths';
import type { PagePayload } from '@patient-press/shared/payloads/page';
import { type ArticleCard, type Seo, toCard, toSeo } from './articles.ts';
import { type Block, toBody } from './body.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type GuideOffer, guideOffersIn } from './guides.ts';
import { memory } from './memory.ts';
import type { FindPicture } from './pictures.ts';
import type { Site } from './site.ts';
import type { TopicEntry } from './topics.ts';

/** `/<slug>/`: a standing page such as the editorial policy. */
export interface StandingPage {
  chrome: Chrome;
  path: string;
  title: string;
  body: Block[];
  description: string | null;
  guideOffers: Record<string, GuideOffer>;
  updatedAt: string;
  seo: Seo;
}

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

/** `/404.html` */
export interface NotFoundPage {
  chrome: Chrome;
  path: string;
  description: string | null;
}

/** `/feed.xml`: the newest 50 articles. */
export interface FeedPage {
  chrome: Chrome;
  description: string | null;
  articles: ArticleCard[];
}

/** `/sitemap-<n>.xml`: at most 5,000 addresses each; `/sitemap.xml` lists them. `lastmod` is an ISO time. */
export interface SitemapPage {
  siteUrl: string;
  entries: { path: string; lastmod: string | null }[];
}
export interface SitemapIndexPage {
  siteUrl: string;
  sitemaps: string[];
}

export interface PageEntry {
  slug: string;
  path: string;
  title: string;
  body: Block[];
  updatedAt: string;
  seo: Seo;
}

export function toPage(payload: PagePayload, findPicture: FindPicture): PageEntry {
  const { slug, title, publishedAt } = payload;
  const body = toBody(payload.body, 0, findPicture).blocks;
  return {
    slug,
    path: pagePath('api::page.page', slug),
    title,
    body,
    updatedAt: publishedAt,
    seo: toSeo(payload.seo, findPicture),
  };
}

const plainChrome = (site: Site) => chromeOf(site, { kind: 'other', topics: [] });

export function standingPage(site: Site, { slug: _, ...page }: PageEntry): StandingPage {
  return {
    ...page,
    chrome: chromeOf(site, { kind: 'other', topics: [], blocks: page.body }),
    description: page.seo.description ?? site.settings.defaultDescription,
    guideOffers: guideOffersIn(site, page.body),
  };
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

export const notFoundPage = (site: Site): NotFoundPage => ({
  chrome: plainChrome(site),
  path: '/404.html',
  description: site.settings.defaultDescription,
});

const IN_FEED = 50;

export const feedPage = (site: Site): FeedPage => ({
  chrome: plainChrome(site),
  description: site.settings.defaultDescription,
  articles: site.articles.slice(0, IN_FEED).map((article) => toCard(site, article)),
});

/** The protocol allows 50,000 addresses a file (sitemaps.org); small files change less often as a whole. */
const IN_SITEMAP = 5000;

type Address = SitemapPage['entries'][number];
const rememberAddress = memory<Address>();
const rememberAddresses = memory<Address[]>();

const dated = (entry: { path: string; updatedAt: string }): Address =>
  rememberAddress(entry, [], () => ({ path: entry.path, lastmod: entry.updatedAt }));

const sitemapEntries = (site: Site): Address[] => rememberAddresses(site, [], () => listAddresses(site));

function listAddresses(site: Site): Address[] {
  const newest = site.articles.reduce<string | null>(
    (latest, { updatedAt }) => (latest && latest > updatedAt ? latest : updatedAt),
    null,
  );
  const undated = (path: string) => ({ path, lastmod: null });
  return [
    { path: '/', lastmod: newest },
    ...site.articles.filter(({ seo }) => !seo.noIndex).map(dated),
    ...['/topics/', '/guides/', '/sources/'].map(undated),
    ...[...site.topics.values()].map(({ path }) => undated(path)),
    ...[...site.guides.values()].map(({ offer }) => undated(offer.path)),
    ...[...site.people.values()].map(({ path }) => undated(path)),
    ...[...site.pages.values()].filter(({ seo }) => !seo.noIndex).map(dated),
  ];
}

export function sitemapPages(site: Site): SitemapPage[] {
  const entries = sitemapEntries(site);
  return Array.from({ length: Math.ceil(entries.length / IN_SITEMAP) }, (_, index) => ({
    siteUrl: site.siteUrl,
    entries: entries.slice(index * IN_SITEMAP, (index + 1) * IN_SITEMAP),
  }));
}

export const sitemapIndexPage = (site: Site): SitemapIndexPage => ({
  siteUrl: site.siteUrl,
  sitemaps: sitemapPages(site).map((_, index) => `/sitemap-${index + 1}.xml`),
});
