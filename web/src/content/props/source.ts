import type { CitingPlace } from '../entries/citations.ts';
import type { BodySummary } from '../entries/head.ts';
import type { SourceEntry } from '../entries/source.ts';
import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type ReferredSource, toReferred } from './citation.ts';
import { findEntries } from './find-entries.ts';
import { type AlphabeticalList, firstLetterPage, type LetterPage, partOfLetter } from './letter-pages.ts';

/** A page that rests on a source, with the places in its text that cite it. Without any, the source was also consulted. */
interface CitingPage {
  path: string;
  title: string;
  places: CitingPlace[];
}

interface ListedSource {
  source: ReferredSource;
  citedBy: CitingPage[];
}

/** `/sources/`: every source, A–Z, with the pages that rest on it; with many, `/sources/<letter>/`. */
export interface SourcesPage extends LetterPage<ListedSource> {
  chrome: Chrome;
}

export const sourceList = (site: Site): AlphabeticalList<string> => ({
  under: (letter) => site.sourcesUnder(letter),
  path: '/sources/',
  lettersPath: '/sources/',
  // Each has the pages that cite it, dozens on a large site: with more, a phone would load half a megabyte.
  size: 25,
});

const placesIn = ({ places }: BodySummary, source: string): CitingPlace[] => places[source] ?? [];

/** Articles, newest first, then guides and pages. */
function citingPages(site: Site, source: string): CitingPage[] {
  const articles = site.citing(source);
  const others = site.otherCiting(source);
  return [
    ...articles.newest(articles.length).map(({ path, headline: title, ofBody }) => ({
      path,
      title,
      places: placesIn(ofBody, source),
    })),
    ...others.range(0, others.length).map((other) => {
      const { path, title } = other.name === 'guides' ? other.entry.offer : other.entry;
      return { path, title, places: placesIn(other.entry.ofBody, source) };
    }),
  ];
}

/** What listed sources are shared by: names of theirs begin with it. A page of sources is made of many. */
const SOURCE = 'source ';

const toListed = (site: Site, source: SourceEntry): ListedSource =>
  site.share(SOURCE + source.documentId, () => ({
    // Read here, so that it is noted as read for what is shared.
    source: toReferred(site.sources.get(source.documentId) ?? source),
    citedBy: citingPages(site, source.documentId),
  }));

/** The listed source of a name; null: it is the name of something else, or the source is gone. */
export function sourceNamed(site: Site, name: string): ListedSource | null {
  const source = name.startsWith(SOURCE) ? site.sources.get(name.slice(SOURCE.length)) : undefined;
  return source ? toListed(site, source) : null;
}

const toPage = (site: Site, { groups, ...page }: LetterPage<string>): SourcesPage => ({
  ...page,
  groups: groups.map(({ items, ...group }) => ({
    ...group,
    items: findEntries(site.sources, items).map((source) => toListed(site, source)),
  })),
  chrome: chromeOf(site, { kind: 'other', topics: [] }),
});

export const sourcesPage = (site: Site): SourcesPage => toPage(site, firstLetterPage(sourceList(site)));

export const sourcesOfLetterPage = (site: Site, letter: string, part: number): SourcesPage =>
  toPage(site, partOfLetter(sourceList(site), letter, part));
