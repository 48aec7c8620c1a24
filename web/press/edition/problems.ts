import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { PressProblem } from '@patient-press/shared/press-status';
import type { Copy } from '../content/copy.ts';
import type { DocumentReport } from '../content/shown.ts';
import { documentProblems } from '../words/document-problems.ts';
import type { Failed } from './staging.ts';

/** Says of a page or a file that can't be made whose it is, and why. */
export function reportFailed({ due, message, isMissing }: Failed): DocumentReport {
  const { owner } = due;
  if ('page' in due) {
    return { document: owner, field: '', message: documentProblems.page({ path: due.page.path, why: message }) };
  }
  const { path } = due.file;
  if (isMissing) return { document: owner, field: 'file', message, missingFile: path };
  const field = owner?.contentType === 'redirects' ? 'from' : '';
  return { document: owner, field, message: documentProblems.file({ path, why: message }) };
}

/** Everything that readers do not see as it is in the admin, by document. */
export function listProblems(copy: Copy, reports: readonly DocumentReport[]): PressProblem[] {
  return [
    ...copy.problems().map((one) => ({ ...one, contentType: contentTypes[one.contentType].uid })),
    ...reports.map(({ document, field, message, missingFile }) => ({
      contentType: document ? contentTypes[document.contentType].uid : '',
      documentId: document?.documentId ?? '',
      title: (document && copy.find(document)?.title) ?? '',
      field,
      message,
      ...(missingFile && { missingFile }),
    })),
  ];
}
