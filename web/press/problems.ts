import { contentTypeNames, contentTypes } from '@patient-press/shared/payloads/content-types';
import type { PressProblem } from '@patient-press/shared/press-status';
import { pathOfEntry } from '../src/content/entries.ts';
import type { Copy, DocumentName } from './content/copy.ts';

/** A page that its template could not make. */
export interface FailedPage {
  path: string;
  message: string;
}

/** Whose page is at a path; undefined when it is nobody's, like the home page. */
function documentAt(copy: Copy, path: string): DocumentName | undefined {
  const { entries } = copy.snapshot();
  for (const contentType of contentTypeNames) {
    for (const [documentId, entry] of entries[contentType]) {
      if (pathOfEntry(entry) === path) return { contentType, documentId };
    }
  }
  return undefined;
}

/**
 * Everything that readers do not see as it is in the admin, by document.
 * @param lostRedirects documentIds.
 */
export function listProblems(
  copy: Copy,
  failedPages: readonly FailedPage[],
  lostRedirects: readonly string[],
): PressProblem[] {
  const problem = (name: DocumentName | undefined, field: string, message: string): PressProblem => ({
    contentType: name ? contentTypes[name.contentType].uid : '',
    documentId: name?.documentId ?? '',
    title: (name && copy.held(name)?.title) ?? '',
    field,
    message,
  });
  return [
    ...copy.problems().map((one) => ({ ...one, contentType: contentTypes[one.contentType].uid })),
    ...failedPages.map(({ path, message }) =>
      problem(documentAt(copy, path), '', `The page ${path} cannot be made: ${message}`),
    ),
    ...lostRedirects.map((documentId) =>
      problem(
        { contentType: 'redirects', documentId },
        'to',
        'It leads nowhere: round in a circle, or from below a file. Change “From” or “To”, or delete it.',
      ),
    ),
  ];
}
