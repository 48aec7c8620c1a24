import { keyOf } from '../content/document-name.ts';
import type { Work } from './pending-work.ts';
import { NAMED } from './reports.ts';

/** Why a publication was made, for the record of what readers got: `change: articles/abc`. */
export function whyPublished({ cause, documents }: Pick<Work, 'cause' | 'documents'>): string {
  if (documents.length === 0) return cause;
  const rest = documents.length - NAMED;
  return `${cause}: ${documents.slice(0, NAMED).map(keyOf).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
