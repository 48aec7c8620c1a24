import { contentTypeNames, contentTypes } from '@patient-press/shared/payloads/content-types';
import type { PressProblem } from '@patient-press/shared/press-status';
import { pathOfEntry } from '../../src/content/entries/entries.ts';
import type { Copy } from '../content/copy.ts';
import type { DocumentName } from '../content/document-name.ts';
import { documentProblems } from '../words/document-problems.ts';

/** Something that readers don't see as it is in the admin, and what to do about it. */
export interface DocumentReport {
  /** Undefined when it is no document's, like the home page. */
  document: DocumentName | undefined;
  /** Empty when it is the page as a whole. */
  field: string;
  message: string;
  /** The URL or path of a file that couldn't be had. */
  missingFile?: string;
}

/** A page that its template could not make. */
export interface FailedPage {
  path: string;
  message: string;
}

/** Whose page is at a path; undefined when it is no one's, like the home page. */
function documentAt(copy: Copy, path: string): DocumentName | undefined {
  const { entries } = copy.snapshot();
  for (const contentType of contentTypeNames) {
    for (const [documentId, entry] of entries[contentType]) {
      if (pathOfEntry(entry) === path) return { contentType, documentId };
    }
  }
  return undefined;
}

/** @param failed pages that could not be made. */
export const reportPages = (copy: Copy, failed: readonly FailedPage[]): DocumentReport[] =>
  failed.map(({ path, message }) => ({
    document: documentAt(copy, path),
    field: '',
    message: documentProblems.page({ path, why: message }),
  }));

/** Everything that readers do not see as it is in the admin, by document. */
export function listProblems(copy: Copy, reports: readonly DocumentReport[]): PressProblem[] {
  return [
    ...copy.problems().map((one) => ({ ...one, contentType: contentTypes[one.contentType].uid })),
    ...reports.map(({ document, field, message, missingFile }) => ({
      contentType: document ? contentTypes[document.contentType].uid : '',
      documentId: document?.documentId ?? '',
      title: (document && copy.held(document)?.title) ?? '',
      field,
      message,
      ...(missingFile && { missingFile }),
    })),
  ];
}
