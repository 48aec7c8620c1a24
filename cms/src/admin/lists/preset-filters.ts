import { filterWords } from '../words/lists';

/** A list narrowed down, as its address says it. */
export interface Preset {
  name: string;
  /** The query of the list's address. */
  query: string;
}

const { presets: words } = filterWords;

const only = (...filters: [path: string, value: string][]): string =>
  new URLSearchParams([
    ['page', '1'],
    ...filters.map(([path, value], index): [string, string] => [`filters[$and][${index}]${path}`, value]),
  ]).toString();

const withReviews = ['api::article.article', 'api::guide.guide'];
const withNextReview = ['api::article.article'];

/**
 * What editors look for in a list, without having saved it.
 * @param list whether its documents have drafts.
 * @param userId of the one who looks.
 * @param today `2026-05-03`, in the newsroom.
 */
export function presetsFor(uid: string, list: { hasDrafts: boolean }, userId: number, today: string): Preset[] {
  return [
    { name: words.editedByMe, query: only(['[updatedBy][id][$eq]', String(userId)]) },
    ...(withReviews.includes(uid)
      ? [{ name: words.noReviewer, query: only(['[reviewedBy][id][$null]', 'true']) }]
      : []),
    ...(withNextReview.includes(uid)
      ? [{ name: words.reviewOverdue, query: only(['[nextReviewOn][$lt]', today]) }]
      : []),
    ...(list.hasDrafts
      ? [
          { name: words.neverPublished, query: only(['[__status][$eq]', 'draft']) },
          { name: words.changedSince, query: only(['[__status][$eq]', 'published-modified']) },
        ]
      : []),
  ];
}

/** What of a list's address a saved filter has: not the page someone is on, nor the columns. */
export function savedPart(search: string): string {
  const found = new URLSearchParams(search);
  const parts = [...found].filter(([name]) => name === '_q' || name === 'sort' || name.startsWith('filters['));
  return new URLSearchParams(parts).toString();
}
