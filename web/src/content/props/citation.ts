import type { SourceEntry } from '../entries/source.ts';

/** A source as an article cites it. `marks` are the ids of the places in the text that cite it, in their order. */
export interface Citation {
  source: SourceEntry;
  note: string | null;
  marks: string[];
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
