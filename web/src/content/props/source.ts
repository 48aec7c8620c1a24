import type { ArticleEntry } from '../entries/article.ts';
import { type Body, sourcesIn } from '../entries/body.ts';
import type { CitingPlace } from '../entries/citations.ts';
import type { SourceEntry } from '../entries/source.ts';
import { createMemo } from '../site/memo.ts';
import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type ReferredSource, toReferred } from './citation.ts';
import { type PageOfList, paginate } from './pagination.ts';

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

/** The sources under one letter. */
export interface SourceGroup {
  letter: string;
  /** The anchor of the letter; null: the letter begins on the page before. */
  id: string | null;
  sources: ListedSource[];
}

/** `/sources/`: every source, A–Z, with the pages that rest on it. Paged like topics. */
export interface SourcesPage {
  chrome: Chrome;
  path: string;
  groups: SourceGroup[];
  /** Every letter that a source begins with, and where its sources begin, on whichever page. */
  letters: { letter: string; href: string }[];
  page: PageOfList;
}

const SOURCES_A_PAGE = 25;

const alphabet = new Intl.Collator('en');
const orderMemo = createMemo<SourceEntry[]>();
const othersMemo = createMemo<Record<string, Other[]>>();
const listedMemo = createMemo<ListedSource>();

/** Under what a source is looked up: the first letter of its reference, without an accent. Everything else is under #. */
const letterOf = ({ vancouver }: SourceEntry): string =>
  /^[A-Z]/.exec(vancouver.trim().normalize('NFKD').toUpperCase())?.[0] ?? '#';

const anchorOf = (letter: string): string => (letter === '#' ? 'letter-other' : `letter-${letter.toLowerCase()}`);

/** A guide or a page, as far as it rests on sources. */
interface Other {
  path: string;
  title: string;
  body: Body;
}

/** Guides and pages by the documentIds of their sources. */
function othersBySource({ guides, pages }: Site): Record<string, Other[]> {
  const others: Other[] = [
    ...[...guides.values()].map(({ offer: { path, title }, body }) => ({ path, title, body })),
    ...[...pages.values()].map(({ path, title, body }) => ({ path, title, body })),
  ];
  const bySource: Record<string, Other[]> = {};
  for (const other of others) {
    for (const source of new Set(sourcesIn(other.body))) {
      bySource[source] ??= [];
      bySource[source].push(other);
    }
  }
  return bySource;
}

const placesIn = ({ citations }: Body, documentId: string): CitingPlace[] =>
  citations.cited.find(({ source }) => source === documentId)?.places ?? [];

function toListed(source: SourceEntry, articles: readonly ArticleEntry[], others: readonly Other[]): ListedSource {
  const { documentId } = source;
  const citing = [...articles.map(({ path, headline: title, body }) => ({ path, title, body })), ...others];
  return {
    source: toReferred(source),
    citedBy: citing.map(({ path, title, body }) => ({ path, title, places: placesIn(body, documentId) })),
  };
}

const none: never[] = [];

export function sourcesPages(site: Site): SourcesPage[] {
  const chrome = chromeOf(site, { kind: 'other', topics: [] });
  const sources = orderMemo(site.sources, [], () =>
    [...site.sources.values()].sort(
      (a, b) => alphabet.compare(letterOf(a), letterOf(b)) || alphabet.compare(a.vancouver, b.vancouver),
    ),
  );
  const others = othersMemo(site.guides, [site.pages], () => othersBySource(site));
  const list = (source: SourceEntry): ListedSource => {
    const articles = site.citing.get(source.documentId) ?? none;
    const more = others[source.documentId] ?? none;
    return listedMemo(source, [articles, more], () => toListed(source, articles, more));
  };
  const pages = paginate(sources, SOURCES_A_PAGE, '/sources/');
  const begins = new Map<string, string>();
  for (const { items, path } of pages)
    for (const source of items) if (!begins.has(letterOf(source))) begins.set(letterOf(source), path);
  const letters = [...begins].map(([letter, path]) => ({ letter, href: `${path}#${anchorOf(letter)}` }));
  return pages.map(({ items, path, page }) => ({
    chrome,
    path,
    groups: [...Map.groupBy(items, letterOf)].map(([letter, ofLetter]) => ({
      letter,
      id: begins.get(letter) === path ? anchorOf(letter) : null,
      sources: ofLetter.map(list),
    })),
    letters,
    page,
  }));
}
