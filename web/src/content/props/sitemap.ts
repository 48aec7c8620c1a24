import { correctionsPath } from '@patient-press/shared/corrections';
import type { ArticleEntry } from '../entries/article.ts';
import type { Block } from '../entries/body.ts';
import type { GuideEntry } from '../entries/guide.ts';
import type { PageEntry } from '../entries/page.ts';
import type { PersonEntry } from '../entries/person.ts';
import type { Figure } from '../entries/pictures.ts';
import { createMemo } from '../site/memo.ts';
import type { Site } from '../site/site.ts';
import { correctionsIntroduction } from './corrections.ts';
import { lastChangeOf, newsroomTime } from './newsroom-time.ts';

/**
 * `/sitemap-<n>.xml`: at most 5,000 addresses each; `/sitemap.xml` lists them. `lastmod` is an ISO time; `images` are paths
 * of the pictures that the page shows for what it is about.
 */
export interface SitemapPage {
  siteUrl: string;
  entries: { path: string; lastmod: string | null; images: string[] }[];
}
export interface SitemapIndexPage {
  siteUrl: string;
  sitemaps: string[];
}

/** The protocol allows 50,000 addresses a file (sitemaps.org); small files change less often as a whole. */
const IN_SITEMAP = 5000;

type Address = SitemapPage['entries'][number];
const addressMemo = createMemo<Address>();
const addressesMemo = createMemo<Address[]>();

const figureOf = (block: Block) => (block.type === 'figure' ? block.figure : null);

/** Its own figures, and those in its text. */
const imagesIn = (figures: (Pick<Figure, 'picture'> | null)[], { blocks }: { blocks: readonly Block[] }): string[] => [
  ...new Set([...figures, ...blocks.map(figureOf)].flatMap((figure) => (figure ? [figure.picture.src] : []))),
];

const ofArticle = (site: Site, article: ArticleEntry): Address =>
  addressMemo(article, [site.settings.timeZone], () => ({
    path: article.path,
    lastmod: newsroomTime(site, lastChangeOf(site, article)),
    images: imagesIn([article.hero], article.body),
  }));

const ofGuide = (site: Site, guide: GuideEntry): Address =>
  addressMemo(guide, [site.settings.timeZone], () => ({
    path: guide.offer.path,
    lastmod: newsroomTime(site, guide.updatedAt),
    images: imagesIn([guide.offer.cover], guide.body),
  }));

const ofPage = (site: Site, page: PageEntry): Address =>
  addressMemo(page, [site.settings.timeZone], () => ({
    path: page.path,
    lastmod: newsroomTime(site, page.updatedAt),
    images: imagesIn([], page.body),
  }));

const ofPerson = ({ path, photo }: PersonEntry): Address => ({
  path,
  lastmod: null,
  images: imagesIn([photo], { blocks: [] }),
});

/** @param times ISO in UTC. */
function latest(site: Site, times: readonly string[]): string | null {
  const last = times.reduce<string | null>((before, at) => (before && before > at ? before : at), null);
  return last && newsroomTime(site, last);
}

/** The list of corrections changes with every article that has one. */
function corrections(site: Site): Address[] {
  const introduction = correctionsIntroduction(site);
  if (introduction?.seo.noIndex) return [];
  const corrected = site.articles.filter((article) => article.corrections.length > 0);
  const changes = corrected.map((article) => lastChangeOf(site, article));
  const lastmod = latest(site, [...(introduction ? [introduction.updatedAt] : []), ...changes]);
  return [{ path: correctionsPath, lastmod, images: introduction ? imagesIn([], introduction.body) : [] }];
}

const sitemapEntries = (site: Site): Address[] => addressesMemo(site, [], () => listAddresses(site));

function listAddresses(site: Site): Address[] {
  const introduction = correctionsIntroduction(site);
  const list = (path: string, changes: readonly string[] | null) => ({
    path,
    lastmod: changes && latest(site, changes),
    images: [],
  });
  const changesOf = (articles: readonly ArticleEntry[]) => articles.map((article) => lastChangeOf(site, article));
  return [
    list('/', changesOf(site.articles)),
    ...site.articles.filter(({ seo }) => !seo.noIndex).map((article) => ofArticle(site, article)),
    list('/topics/', null),
    list(
      '/guides/',
      [...site.guides.values()].map(({ updatedAt }) => updatedAt),
    ),
    list('/sources/', null),
    ...[...site.topics].map(([documentId, { path }]) => list(path, changesOf(site.articlesOn.get(documentId) ?? []))),
    ...[...site.guides.values()].map((guide) => ofGuide(site, guide)),
    ...[...site.people.values()].map(ofPerson),
    ...corrections(site),
    ...[...site.pages.values()]
      .filter((page) => page !== introduction && !page.seo.noIndex)
      .map((page) => ofPage(site, page)),
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
