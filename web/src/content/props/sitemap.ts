import { correctionsPath } from '@patient-press/shared/corrections';
import type { ArticleHead, GuideHead, PageHead } from '../entries/head.ts';
import type { PersonEntry } from '../entries/person.ts';
import type { Figure } from '../entries/pictures.ts';
import type { Site } from '../site/site.ts';
import { correctionsIntroduction } from './corrections.ts';
import { lastChangeOf, newsroomTime } from './newsroom-time.ts';

/** What sitemaps are divided by, so that an edit changes a small file. */
const kinds = ['lists', 'articles', 'guides', 'people', 'pages'] as const;
export type SitemapKind = (typeof kinds)[number];
export const isSitemapKind = (kind: string): kind is SitemapKind => kinds.some((one) => one === kind);

/** `lastmod` is an ISO time; `images` are paths of the pictures that the page shows for what it is about. */
interface Address {
  path: string;
  lastmod: string | null;
  images: string[];
}

/** `/sitemap-<kind>-<n>.xml`: at most 200 addresses each; `/sitemap.xml` lists them. */
export interface SitemapPage {
  siteUrl: string;
  path: string;
  kind: SitemapKind;
  number: number;
  entries: Address[];
}
export interface SitemapIndexPage {
  siteUrl: string;
  sitemaps: string[];
}

/** The protocol allows 50,000 addresses a file (sitemaps.org): smaller ones are sooner made, and sooner read again. */
const IN_SITEMAP = 200;

type Pictured = Pick<Figure, 'picture'> | null;

/** Its own figures, and those in its text. */
const imagesOf = (figures: readonly Pictured[], images: readonly string[] = []): string[] => [
  ...new Set([...figures.flatMap((figure) => figure?.picture.src ?? []), ...images]),
];

const ofArticle = (site: Site, article: ArticleHead): Address => ({
  path: article.path,
  lastmod: newsroomTime(site, lastChangeOf(site, article)),
  images: imagesOf([article.hero], article.ofBody.images),
});

const ofGuide = (site: Site, { offer, textChangedAt, ofBody }: GuideHead): Address => ({
  path: offer.path,
  lastmod: newsroomTime(site, textChangedAt),
  images: imagesOf([offer.cover], ofBody.images),
});

const ofPage = (site: Site, { path, textChangedAt, ofBody }: PageHead): Address => ({
  path,
  lastmod: newsroomTime(site, textChangedAt),
  images: imagesOf([], ofBody.images),
});

const ofPerson = ({ path, photo }: PersonEntry): Address => ({ path, lastmod: null, images: imagesOf([photo]) });

/** Lists say nothing of their last change: every article would change that of the site's first pages, its topics, and its people. */
function ofLists(site: Site): Address[] {
  const list = (path: string, images: string[] = []): Address => ({ path, lastmod: null, images });
  const [, introduction] = correctionsIntroduction(site) ?? [];
  return [
    list('/'),
    ...['/articles/', '/topics/', '/guides/', '/sources/', '/people/'].map((path) => list(path)),
    ...(introduction?.seo.noIndex ? [] : [list(correctionsPath, introduction?.ofBody.images)]),
    ...Array.from(site.topics.values(), ({ path }) => list(path)),
  ];
}

/** What the kinds that are cut as a whole have. */
const addressesOf: { [K in Exclude<SitemapKind, 'articles'>]: (site: Site) => Address[] } = {
  lists: ofLists,
  guides: (site) => Array.from(site.guides.values(), (guide) => ofGuide(site, guide)),
  people: ({ people }) => Array.from(people.values(), ofPerson),
  pages: (site) =>
    [...site.pages.values()]
      .filter(({ path, seo }) => path !== correctionsPath && !seo.noIndex)
      .map((page) => ofPage(site, page)),
};

/** The places of one sitemap: the first of them, and the first that isn't. */
const placesIn = (number: number): [from: number, to: number] => [(number - 1) * IN_SITEMAP, number * IN_SITEMAP];

const isListed = ({ seo }: ArticleHead): boolean => !seo.noIndex;

/** Articles of one sitemap, the oldest first: each has its place whether search engines may list it or not. */
const articlesIn = (site: Site, number: number): ArticleHead[] =>
  site.articles.range(...placesIn(number)).filter(isListed);

/** Looks at no more articles than it has to: the list of sitemaps is looked at again when one of these changes. */
function hasArticles({ articles }: Site, number: number): boolean {
  const [from, to] = placesIn(number);
  for (let place = from; place < Math.min(to, articles.length); place += 1)
    if (articles.range(place, place + 1).some(isListed)) return true;
  return false;
}

const entriesOf = (site: Site, kind: SitemapKind, number: number): Address[] =>
  kind === 'articles'
    ? articlesIn(site, number).map((article) => ofArticle(site, article))
    : addressesOf[kind](site).slice(...placesIn(number));

/** One sitemap; null when nothing is in it: that would not be a sitemap. */
export function sitemapPage(site: Site, kind: SitemapKind, number: number): SitemapPage | null {
  const entries = entriesOf(site, kind, number);
  return entries.length > 0
    ? { siteUrl: site.siteUrl, path: `/sitemap-${kind}-${number}.xml`, kind, number, entries }
    : null;
}

const countOf = (site: Site, kind: SitemapKind): number =>
  kind === 'articles' ? site.articles.length : addressesOf[kind](site).length;

/** Every sitemap that has anything in it. */
export const sitemaps = (site: Site): { kind: SitemapKind; number: number }[] =>
  kinds.flatMap((kind) =>
    Array.from({ length: Math.ceil(countOf(site, kind) / IN_SITEMAP) }, (_, index) => ({ kind, number: index + 1 })),
  );

export const sitemapIndexPage = (site: Site): SitemapIndexPage => ({
  siteUrl: site.siteUrl,
  sitemaps: sitemaps(site)
    .filter(({ kind, number }) => kind !== 'articles' || hasArticles(site, number))
    .map(({ kind, number }) => `/sitemap-${kind}-${number}.xml`),
});
