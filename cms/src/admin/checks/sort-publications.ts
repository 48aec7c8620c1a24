import type { CheckedPublication } from '../../rules/check-contract';

/** A row of the list, as far as it is used here. */
export interface Selected {
  documentId: string;
  status?: unknown;
}

interface Sorted {
  ready: CheckedPublication[];
  refused: CheckedPublication[];
  alreadyLive: CheckedPublication[];
}

/** Each document in exactly one list, in the order of the list view. */
export function sortPublications(checked: readonly CheckedPublication[], selected: readonly Selected[]): Sorted {
  const sorted: Sorted = { ready: [], refused: [], alreadyLive: [] };
  for (const { documentId, status } of selected) {
    const document = checked.find((one) => one.documentId === documentId);
    if (!document) continue;
    if (status === 'published') sorted.alreadyLive.push(document);
    else if (document.objections.length > 0) sorted.refused.push(document);
    else sorted.ready.push(document);
  }
  return sorted;
}
