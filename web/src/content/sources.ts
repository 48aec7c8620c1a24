import type { SourcePayload } from '@patient-press/shared/payloads/source';
import { type Chrome, chromeOf } from './chrome.ts';
import { memory } from './memory.ts';
import { type PageOfList, paginate } from './pagination.ts';
import type { Site } from './site.ts';
import { formatVancouver } from './vancouver.ts';

export interface SourceEntry {
  documentId: string;
  kind: SourcePayload['kind'];
  title: string;
  /** The whole reference in Vancouver style, as plain text without a number, DOI or address. */
  vancouver: string;
  publishedOn: string | null;
  doi: string | null;
  pmid: string | null;
  /** Where a reader can open it: the DOI's address, or the source's own. */
  href: string | null;
  archivedUrl: string | null;
  retraction: { state: 'corrected' | 'concern' | 'retracted'; notice: string | null } | null;
}

/** A source as an article cites it. `marks` are the ids of the places in the text that cite it, in their order. */
export interface Citation {
  source: SourceEntry;
  note: string | null;
  marks: string[];
}

/** What stands in a reference; how a source is opened that has a DOI, its DOI says. */
export type ReferredSource = Omit<SourceEntry, 'documentId' | 'title' | 'publishedOn' | 'href'> & {
  ownAddress: string | null;
};

export const toReferred = ({
  documentId: _,
  title: __,
  publishedOn: ___,
  href,
  ...source
}: SourceEntry): ReferredSource => ({
  ...source,
  ownAddress: source.doi ? null : href,
});

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

export function toSource(payload: SourcePayload): SourceEntry {
  const { documentId, kind, title, publishedOn, doi, pmid, archivedUrl, retractionState } = payload;
  const isFlagged = retractionState !== 'none' && retractionState !== 'unchecked';
  return {
    documentId,
    kind,
    title,
    vancouver: formatVancouver(payload),
    publishedOn,
    doi,
    pmid,
    href: doi ? `https://doi.org/${encodeURI(doi)}` : payload.url,
    archivedUrl,
    retraction: isFlagged ? { state: retractionState, notice: payload.retractionNotice } : null,
  };
}

const alphabet = new Intl.Collator('en');
const rememberOrder = memory<SourceEntry[]>();
const rememberListed = memory<ListedSource>();

export function sourcesPages(site: Site): SourcesPage[] {
  const chrome = chromeOf(site, { kind: 'other', topics: [] });
  const sources = rememberOrder(site.sources, [], () =>
    [...site.sources.values()].sort((a, b) => alphabet.compare(a.vancouver, b.vancouver)),
  );
  return paginate(sources, SOURCES_A_PAGE, '/sources/').map(({ items, path, page }) => ({
    chrome,
    path,
    sources: items.map((source) => {
      const citing = site.citing.get(source.documentId);
      return rememberListed(source, [citing], () => ({
        source: toReferred(source),
        citedBy: (citing ?? []).map(({ path, headline }) => ({ path, headline })),
      }));
    }),
    page,
  }));
}
