import { correctionsPath } from '@patient-press/shared/corrections';
import { createMemo } from '../site/memo.ts';
import type { Site } from '../site/site.ts';
import { correctionsIntroduction } from './corrections.ts';

/** `/sitemap-<n>.xml`: at most 5,000 addresses each; `/sitemap.xml` lists them. `lastmod` is an ISO time. */
export interface SitemapPage {
  siteUrl: string;
  entries: { path: string; lastmod: string | null }[];
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

const dated = (entry: { path: string; updatedAt: string }): Address =>
  addressMemo(entry, [], () => ({ path: entry.path, lastmod: entry.updatedAt }));

/** The list of corrections changes with every article that has one. */
function corrections(site: Site): Address[] {
  const introduction = correctionsIntroduction(site);
  if (introduction?.seo.noIndex) return [];
  const corrected = site.articles.filter((article) => article.corrections.length > 0);
  const times = [...(introduction ? [introduction] : []), ...corrected].map(({ updatedAt }) => updatedAt);
  return [{ path: correctionsPath, lastmod: times.sort().at(-1) ?? null }];
}

const sitemapEntries = (site: Site): Address[] => addressesMemo(site, [], () => listAddresses(site));

function listAddresses(site: Site): Address[] {
  const newest = site.articles.reduce<string | null>(
    (latest, { updatedAt }) => (latest && latest > updatedAt ? latest : updatedAt),
    null,
  );
  const introduction = correctionsIntroduction(site);
  const undated = (path: string) => ({ path, lastmod: null });
  return [
    { path: '/', lastmod: newest },
    ...site.articles.filter(({ seo }) => !seo.noIndex).map(dated),
    ...['/topics/', '/guides/', '/sources/'].map(undated),
    ...[...site.topics.values()].map(({ path }) => undated(path)),
    ...[...site.guides.values()].map(({ offer }) => undated(offer.path)),
    ...[...site.people.values()].map(({ path }) => undated(path)),
    ...corrections(site),
    ...[...site.pages.values()].filter((page) => page !== introduction && !page.seo.noIndex).map(dated),
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
