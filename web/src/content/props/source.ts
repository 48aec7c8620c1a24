import type { SourceEntry } from '../entries/source.ts';
import { createMemo } from '../site/memo.ts';
import type { Site } from '../site/site.ts';
import { type Chrome, chromeOf } from './chrome.ts';
import { type ReferredSource, toReferred } from './citation.ts';
import { type PageOfList, paginate } from './pagination.ts';

interface ListedSource {
  source: ReferredSource;
  citedBy: { path: string; headline: string }[];
}

/** `/sources/`: every source, A–Z, with the articles that rest on it. Paged like topics. */
export interface SourcesPage {
  chrome: Chrome;
  path: string;
  sources: ListedSource[];
  page: PageOfList;
}

const SOURCES_A_PAGE = 50;

const alphabet = new Intl.Collator('en');
const orderMemo = createMemo<SourceEntry[]>();
const listedMemo = createMemo<ListedSource>();

export function sourcesPages(site: Site): SourcesPage[] {
  const chrome = chromeOf(site, { kind: 'other', topics: [] });
  const sources = orderMemo(site.sources, [], () =>
    [...site.sources.values()].sort((a, b) => alphabet.compare(a.vancouver, b.vancouver)),
  );
  return paginate(sources, SOURCES_A_PAGE, '/sources/').map(({ items, path, page }) => ({
    chrome,
    path,
    sources: items.map((source) => {
      const citing = site.citing.get(source.documentId);
      return listedMemo(source, [citing], () => ({
        source: toReferred(source),
        citedBy: (citing ?? []).map(({ path, headline }) => ({ path, headline })),
      }));
    }),
    page,
  }));
}
