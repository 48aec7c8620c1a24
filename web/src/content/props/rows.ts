import { readSite } from '../site/read-site.ts';
import { heldSnapshot } from '../site/snapshot.ts';
import { articlePage } from './article.ts';
import { cacheKeyOf } from './cache-key.ts';
import { correctionsIntroduction, correctionsPages } from './corrections.ts';
import { currentBanners } from './current-banners.ts';
import { feedPage } from './feed.ts';
import { guideIndexPage, guidePage, thankYouPage } from './guide.ts';
import { homePage } from './home.ts';
import { notFoundPage } from './not-found.ts';
import { personPage } from './person.ts';
import { sitemapIndexPage, sitemapPages } from './sitemap.ts';
import { sourcesPages } from './source.ts';
import { standingPage } from './standing-page.ts';
import { topicIndexPage, topicPages } from './topic.ts';

/** One page of a route. It is rendered again when, and only when, its props have another digest. */
function row<P extends Record<string, string | undefined>, T extends object>(params: P, props: T) {
  const page: { [K in keyof T]: T[K] } = props;
  return { params, props: page, cacheKey: cacheKeyOf(props) };
}

/** The row of a route that has one page. */
const only = <T>(page: T): [T] => [page];

const slugOf = (path: string) => path.split('/').at(-2);
const numberOf = ({ number }: { number: number }) => (number === 1 ? undefined : String(number));

export async function homeRows() {
  return only(row({ home: undefined }, homePage(await readSite())));
}

export async function notFoundRows() {
  return only(row({}, notFoundPage(await readSite())));
}

export async function articleRows() {
  const site = await readSite();
  return site.articles.map((article) => row({ slug: article.slug }, articlePage(site, article)));
}

export async function personRows() {
  const site = await readSite();
  return [...site.people].map(([documentId, person]) =>
    row({ slug: slugOf(person.path) }, personPage(site, documentId, person)),
  );
}

export async function topicRows() {
  const site = await readSite();
  return [...site.topics].flatMap(([documentId, topic]) =>
    topicPages(site, documentId, topic).map((props) =>
      row({ slug: slugOf(topic.path), page: numberOf(props.page) }, props),
    ),
  );
}

export async function topicIndexRows() {
  return only(row({ index: undefined }, topicIndexPage(await readSite())));
}

export async function sourceRows() {
  return sourcesPages(await readSite()).map((props) => row({ page: numberOf(props.page) }, props));
}

export async function guideRows() {
  const site = await readSite();
  return [...site.guides.values()].map((guide) => row({ slug: guide.slug }, guidePage(site, guide)));
}

export async function thankYouRows() {
  const site = await readSite();
  return [...site.guides.values()].flatMap((guide) => {
    const props = thankYouPage(site, guide);
    return props ? [row({ slug: guide.slug }, props)] : [];
  });
}

export async function guideIndexRows() {
  return only(row({ index: undefined }, guideIndexPage(await readSite())));
}

export async function pageRows() {
  const site = await readSite();
  const introduction = correctionsIntroduction(site);
  const pages = [...site.pages.values()].filter((page) => page !== introduction);
  return pages.map((page) => row({ slug: page.slug }, standingPage(site, page)));
}

export async function correctionRows() {
  return correctionsPages(await readSite()).map((props) => row({ page: numberOf(props.page) }, props));
}

export async function feedRows() {
  return only(row({}, feedPage(await readSite())));
}

export async function sitemapRows() {
  return sitemapPages(await readSite()).map((props, index) => row({ number: String(index + 1) }, props));
}

export async function sitemapIndexRows() {
  return only(row({}, sitemapIndexPage(await readSite())));
}

/** Not from the joined site, which takes a while to join: banners are live in a blink. */
export function bannerRows() {
  return currentBanners(heldSnapshot()).map(({ banner }) => row({ revision: banner.revision }, { banner }));
}

/** A page that no site has: a preview's snapshot asks for it. */
export function bannerPreviewRows() {
  const { bannerPreview, ...snapshot } = heldSnapshot();
  const found = currentBanners(snapshot).find(({ entry }) => entry.documentId === bannerPreview?.documentId);
  if (!bannerPreview || !found) return [];
  const { placement } = bannerPreview;
  return [row({ placement }, { banner: found.banner, placement })];
}
