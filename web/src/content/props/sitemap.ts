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

const ofArticle = (article: ArticleEntry): Address =>
  addressMemo(article, [], () => ({
    path: article.path,
    lastmod: article.updatedAt,
    images: imagesIn([article.hero], article.body),
  }));

const ofGuide = (guide: GuideEntry): Address =>
  addressMemo(guide, [], () => ({
    path: guide.offer.path,
    lastmod: guide.updatedAt,
    images: imagesIn([guide.offer.cover], guide.body),
  }));

const ofPage = (page: PageEntry): Address =>
  addressMemo(page, [], () => ({ path: page.path, lastmod: page.updatedAt, images: imagesIn([], page.body) }));

const ofPerson = ({ path, photo }: PersonEntry): Address => ({
  path,
  lastmod: null,
  images: imagesIn([photo], { blocks: [] }),
});

const latest = (entries: readonly { updatedAt: string }[]): string | null =>
  entries.reduce<string | null>((last, { updatedAt }) => (last && last > updatedAt ? last : updatedAt), null);

/** The list of corrections changes with every article that has one. */
function corrections(site: Site): Address[] {
  const introduction = correctionsIntroduction(site);
  if (introduction?.seo.noIndex) return [];
  const corrected = site.articles.filter((article) => article.corrections.length > 0);
  const lastmod = latest([...(introduction ? [introduction] : []), ...corrected]);
  return [{ path: correctionsPath, lastmod, images: introduction ? imagesIn([], introduction.body) : [] }];
}

const sitemapEntries = (site: Site): Address[] => addressesMemo(site, [], () => listAddresses(site));

function listAddresses(site: Site): Address[] {
  const introduction = correctionsIntroduction(site);
  const list = (path: string, listed: readonly { updatedAt: string }[] | null) => ({
    path,
    lastmod: listed && latest(listed),
    images: [],
  });
  return [
    list('/', site.articles),
    ...site.articles.filter(({ seo }) => !seo.noIndex).map(ofArticle),
    list('/topics/', null),
    list('/guides/', [...site.guides.values()]),
    list('/sources/', null),
    ...[...site.topics].map(([documentId, { path }]) => list(path, site.articlesOn.get(documentId) ?? [])),
    ...[...site.guides.values()].map(ofGuide),
    ...[...site.people.values()].map(ofPerson),
    ...corrections(site),
    ...[...site.pages.values()].filter((page) => page !== introduction && !page.seo.noIndex).map(ofPage),
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
