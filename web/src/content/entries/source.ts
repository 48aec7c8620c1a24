import type { SourcePayload } from '@patient-press/shared/payloads/source';
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
