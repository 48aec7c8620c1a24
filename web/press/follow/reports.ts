import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { PublicationReport } from '@patient-press/shared/press-status';
import type { Copy } from '../content/copy.ts';
import type { DocumentName } from '../content/document-name.ts';
import type { Published } from '../edition/press.ts';

const RETAINED = 50;
export const NAMED = 20;

/** The last publications, for people who ask. */
export interface Reports {
  /** Newest first. */
  readonly list: readonly PublicationReport[];
  /**
   * Begins a report, while documents that are about to go still have titles.
   * @returns what completes it.
   */
  begin(
    cause: PublicationReport['cause'],
    documents: readonly DocumentName[],
  ): (what: Published, spent: { ms: number; hear: number; fetch: number }) => void;
}

export function openReports(copy: Copy): Reports {
  const list: PublicationReport[] = [];
  const titleOf = (name: DocumentName) => copy.find(name)?.title;
  return {
    list,
    begin(cause, documents) {
      const named = documents.slice(0, NAMED).map((name) => ({ name, before: titleOf(name) }));
      return ({ changed, removed, spent }, { ms, hear, fetch }) => {
        list.unshift({
          at: new Date().toISOString(),
          cause,
          ms,
          spent: { hear, fetch, ...spent },
          documents: named.map(({ name, before }) => ({
            contentType: contentTypes[name.contentType].uid,
            documentId: name.documentId,
            title: titleOf(name) ?? before ?? '',
          })),
          documentCount: documents.length,
          changed: changed.slice(0, NAMED),
          changedCount: changed.length,
          removed: removed.slice(0, NAMED),
          removedCount: removed.length,
        });
        list.splice(RETAINED);
      };
    },
  };
}
