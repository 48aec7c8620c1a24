import { correctionsPath } from '@patient-press/shared/corrections';
import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import type { Head } from '../entries/head.ts';
import type { Site } from '../site/site.ts';
import { articlePage } from './article.ts';
import { articlesPage, articlesPlace } from './articles.ts';
import { correctionsList, correctionsPage } from './corrections.ts';
import { feedPage } from './feed.ts';
import { type DatedList, pageNumbers } from './fixed-pages.ts';
import { guideIndexPage, guidePage, thankYouPage } from './guide.ts';
import { homePage } from './home.ts';
import { type AlphabeticalList, letterParts } from './letter-pages.ts';
import { manifestPage } from './manifest.ts';
import { notFoundPage } from './not-found.ts';
import { peopleList, peopleOfLetterPage, peoplePage } from './people.ts';
import { articlesOfPerson, type PersonRole, personArticlesPage, personListPlace, personPage } from './person.ts';
import { type Route, type Row, toRow } from './route.ts';
import { searchPage, searchPath } from './search.ts';
import { isSitemapKind, type SitemapPage, sitemapIndexPage, sitemapPage, sitemaps } from './sitemap.ts';
import { sourceList, sourcesOfLetterPage, sourcesPage } from './source.ts';
import { standingPage } from './standing-page.ts';
import { topicIndexPage, topicPage, topicPlace } from './topic.ts';
import { withdrawnPage } from './withdrawn.ts';

const ONE = [''];

/** A route with one page. */
const only = <P extends object>(
  name: string,
  path: string,
  make: (site: Site) => P,
  params: Row['params'] = {},
): Route<P> => ({
  name,
  pattern: new RegExp(`^${path.replaceAll('.', '\\.')}$`),
  of: null,
  parts: () => ONE,
  row: (site) => toRow(path, params, make(site)),
});

/** A route with pages of each document of a type. @param parts what tells these apart; left out: each has one. */
function each<N extends ContentTypeName, P extends object>(
  name: string,
  of: N,
  pattern: RegExp,
  {
    parts = () => ONE,
    row,
  }: {
    parts?: (site: Site, documentId: string, entry: Head<N>) => string[];
    row: (site: Site, documentId: string, entry: Head<N>, part: string) => Row<P> | null;
  },
): Route<P> {
  const entryOf = (site: Site, documentId: string) => site.collection(of).get(documentId) as Head<N> | undefined; // the type's own
  return {
    name,
    pattern,
    of,
    parts: (site, documentId) => {
      const entry = entryOf(site, documentId);
      return entry ? parts(site, documentId, entry) : [];
    },
    row: (site, documentId, part) => {
      const entry = entryOf(site, documentId);
      return entry ? row(site, documentId, entry, part) : null;
    },
  };
}

const slugOf = (path: string) => path.split('/').at(-2);

/** Pages of lists differ by their number; that with the newest items has none. */
const numberOf = (part: string): number | null => (part === '' ? null : Number(part));
const partsOfList = (list: Pick<DatedList<unknown>, 'items' | 'size'>) =>
  pageNumbers(list).map((number) => String(number ?? ''));
const fixedPageParam = (part: string) => (part === '' ? undefined : `page/${part}`);

const partsOfLetters = (list: AlphabeticalList<unknown>) =>
  letterParts(list).map(({ letter, part }) => `${letter} ${part}`);
const letterAndPart = (part: string): [letter: string, part: number] => [part.slice(0, 1), Number(part.slice(2))];
/** The rest of the address of a letter's page. */
const letterParam = (path: string, base: string) => path.slice(base.length, -1);

export const homeRoute = only('home', '/', homePage, { home: undefined });
export const notFoundRoute = only('not-found', '/404/', notFoundPage);
export const searchRoute = only('search', searchPath, searchPage);
export const feedRoute = only('feed', '/feed.xml', feedPage);
export const manifestRoute = only('manifest', '/manifest.json', manifestPage);
export const robotsRoute = only('robots', '/robots.txt', ({ siteUrl }) => ({ siteUrl }));
export const sitemapIndexRoute = only('sitemap-index', '/sitemap.xml', sitemapIndexPage);
export const topicIndexRoute = only('topics', '/topics/', topicIndexPage, { index: undefined });
export const guideIndexRoute = only('guides', '/guides/', guideIndexPage, { index: undefined });
export const peopleRoute = only('people', '/people/', peoplePage, { index: undefined });

export const sitemapRoute: Route<SitemapPage> = {
  name: 'sitemap',
  pattern: /^\/sitemap-[a-z]+-\d+\.xml$/,
  of: null,
  parts: (site) => sitemaps(site).map(({ kind, number }) => `${kind} ${number}`),
  row: (site, _, part) => {
    const [kind = '', number] = part.split(' ');
    const props = isSitemapKind(kind) ? sitemapPage(site, kind, Number(number)) : null;
    return props && toRow(props.path, { kind, number }, props);
  },
};

export const articleRoute = each('article', 'articles', /^\/articles\/[^/]+\/$/, {
  row: (site, _, article) => toRow(article.path, { slug: article.slug }, articlePage(site, article)),
});

export const articlesRoute: Route = {
  name: 'articles',
  pattern: /^\/articles\//,
  of: null,
  parts: (site) => partsOfList({ items: site.articles, ...articlesPlace }),
  row: (site, _, part) => {
    const props = articlesPage(site, numberOf(part));
    return toRow(props.path, { page: fixedPageParam(part) }, props);
  },
};

export const topicRoute = each('topic', 'topics', /^\/topics\/[^/]+\//, {
  parts: (site, documentId, topic) => partsOfList({ items: site.articlesOn(documentId), ...topicPlace(topic) }),
  row: (site, documentId, topic, part) => {
    const props = topicPage(site, documentId, topic, numberOf(part));
    return toRow(props.path, { slug: slugOf(topic.path), page: fixedPageParam(part) }, props);
  },
});

export const personRoute = each('person', 'people', /^\/people\/[^/]+\/$/, {
  row: (site, documentId, person) =>
    toRow(person.path, { slug: slugOf(person.path) }, personPage(site, documentId, person)),
});

const ofPerson = (role: PersonRole) =>
  each(role, 'people', new RegExp(`^/people/[^/]+/${role}/`), {
    parts: (site, documentId, person) =>
      partsOfList({ items: articlesOfPerson(site, documentId, role), ...personListPlace(person, role) }).filter(
        Boolean,
      ),
    row: (site, documentId, person, part) => {
      const props = personArticlesPage(site, documentId, person, role, Number(part));
      return toRow(props.path, { slug: slugOf(person.path), number: part }, props);
    },
  });
export const wroteRoute = ofPerson('wrote');
export const reviewedRoute = ofPerson('reviewed');

export const peopleOfLetterRoute: Route = {
  name: 'people-of-letter',
  pattern: /^\/people\/by-letter\//,
  of: null,
  parts: (site) => partsOfLetters(peopleList(site)),
  row: (site, _, part) => {
    const props = peopleOfLetterPage(site, ...letterAndPart(part));
    return toRow(props.path, { letter: letterParam(props.path, '/people/by-letter/') }, props);
  },
};

export const sourceRoute: Route = {
  name: 'sources',
  pattern: /^\/sources\//,
  of: null,
  parts: (site) => ['', ...partsOfLetters(sourceList(site))],
  row: (site, _, part) => {
    const props = part === '' ? sourcesPage(site) : sourcesOfLetterPage(site, ...letterAndPart(part));
    return toRow(props.path, { letter: letterParam(props.path, '/sources/') || undefined }, props);
  },
};

export const guideRoute = each('guide', 'guides', /^\/guides\/[^/]+\/$/, {
  row: (site, _, guide) => toRow(guide.offer.path, { slug: guide.slug }, guidePage(site, guide)),
});

export const thankYouRoute = each('thank-you', 'guides', /^\/guides\/[^/]+\/thank-you\/$/, {
  row: (site, _, guide) => {
    const props = thankYouPage(site, guide);
    return props && toRow(props.path, { slug: guide.slug }, props);
  },
});

export const correctionRoute: Route = {
  name: 'corrections',
  pattern: /^\/corrections\//,
  of: null,
  parts: (site) => partsOfList(correctionsList(site)),
  row: (site, _, part) => {
    const props = correctionsPage(site, numberOf(part));
    return toRow(props.path, { page: fixedPageParam(part) }, props);
  },
};

/** But for the page that introduces the list of corrections. */
export const pageRoute = each('page', 'pages', /^\/[^/]+\/$/, {
  row: (site, documentId, page) =>
    page.path === correctionsPath ? null : toRow(page.path, { slug: page.slug }, standingPage(site, documentId, page)),
});

/** Notices where pages were, on the routes of these. @param folder of the addresses; empty for pages at the root. */
const withdrawnAt = (folder: 'articles/' | 'guides/' | '') =>
  each(`withdrawn-${folder}`, 'withdrawn-pages', new RegExp(`^/${folder}[^/]+/$`), {
    row: (site, _, withdrawn) =>
      withdrawn.outcome === 'notice' && new RegExp(`^/${folder}[^/]+/$`).test(withdrawn.address)
        ? toRow(withdrawn.address, { slug: slugOf(withdrawn.address) }, withdrawnPage(site, withdrawn))
        : null,
  });
export const withdrawnArticleRoute = withdrawnAt('articles/');
export const withdrawnGuideRoute = withdrawnAt('guides/');
export const withdrawnPageRoute = withdrawnAt('');

/**
 * The routes of the site as the press lists them: one for each file of `src/pages`, those that give a path by name first,
 * as Astro has them. A test compares the press's site with plain Astro's.
 */
export const routes: readonly Route[] = [
  homeRoute,
  notFoundRoute,
  searchRoute,
  feedRoute,
  manifestRoute,
  robotsRoute,
  sitemapIndexRoute,
  sitemapRoute,
  topicIndexRoute,
  topicRoute,
  guideIndexRoute,
  guideRoute,
  thankYouRoute,
  sourceRoute,
  correctionRoute,
  articleRoute,
  articlesRoute,
  peopleOfLetterRoute,
  wroteRoute,
  reviewedRoute,
  personRoute,
  peopleRoute,
  pageRoute,
  // Where there is a page again, it comes first.
  withdrawnArticleRoute,
  withdrawnGuideRoute,
  withdrawnPageRoute,
];
