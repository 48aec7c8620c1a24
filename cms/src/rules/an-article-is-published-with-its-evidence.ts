import { isLinked, list } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';

/**
 * Authorship and references are two of the four benchmarks by which readers can judge a health page (Silberg et al.,
 * JAMA 1997;277:1244-5). The other two, dates and disclosure, the site shows automatically.
 */
export const anArticleIsPublishedWithItsEvidence: Rule = {
  on: 'api::article.article',
  when: 'publish',
  check({ authors, sources, reviewedBy, lastReviewedOn }) {
    const objections: Objection[] = [];
    if (!isLinked(authors))
      objections.push({
        path: ['authors'],
        message: 'An article needs an author: choose at least one person under “Authors”.',
      });
    if (list(sources).length === 0)
      objections.push({
        path: ['sources'],
        message: 'An article needs a source: add what it rests on under “Sources”.',
      });
    for (const [index, { source }] of list(sources).entries()) {
      if (!isLinked(source))
        objections.push({
          path: ['sources', index, 'source'],
          message: `Source ${index + 1} is empty: choose a record, or remove the entry.`,
        });
    }
    if (isLinked(reviewedBy) && !lastReviewedOn) {
      objections.push({
        path: ['lastReviewedOn'],
        message: 'The article names a reviewer: give the day of the review under “Last reviewed”.',
      });
    }
    if (lastReviewedOn && !isLinked(reviewedBy)) {
      objections.push({
        path: ['reviewedBy'],
        message: 'The article has a day of review: say who reviewed it under “Reviewed by”.',
      });
    }
    return objections;
  },
};
