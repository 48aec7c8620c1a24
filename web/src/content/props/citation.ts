import type { CitingPlace, Citations as EntryCitations, ListedSource } from '../entries/citations.ts';
import type { SourceEntry } from '../entries/source.ts';
import type { Site } from '../site/site.ts';

/** A source as a page cites it, with the places in the text that do, in their order. */
export interface Citation {
  source: SourceEntry;
  note: string | null;
  places: CitingPlace[];
}

/** The sources below a page. */
export interface Citations {
  /** In the order of their numbers, the first is number 1. */
  cited: Citation[];
  consulted: Citation[];
}

export function citationsOf(site: Site, { cited, consulted }: EntryCitations): Citations {
  const join = ({ source, note, places }: ListedSource): Citation[] => {
    const entry = site.sources.get(source);
    return entry ? [{ source: entry, note, places }] : [];
  };
  return { cited: cited.flatMap(join), consulted: consulted.flatMap(join) };
}

/** What a reference shows. A source with a DOI is opened at its DOI. */
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
