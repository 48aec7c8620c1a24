import { isLinked, list } from '../platform/fields';
import type { Objection } from '../platform/objections';
import type { Rule } from './rule';
import { articleWords as words } from './words/article';

/**
 * Authorship and references are two of the four benchmarks by which readers can judge a health page (Silberg et al.,
 * JAMA 1997;277:1244-5). The other two, dates and disclosure, the site shows automatically.
 */
export const anArticleIsPublishedWithItsEvidence: Rule = {
  on: 'api::article.article',
  when: 'publish',
  check({ authors, sources, reviewedBy, lastReviewedOn }) {
    const objections: Objection[] = [];
    const object = (path: Objection['path'], message: string) => objections.push({ path, message });
    if (!isLinked(authors)) object(['authors'], words.noAuthor);
    if (list(sources).length === 0) object(['sources'], words.noSource);
    for (const [index, { source }] of list(sources).entries())
      if (!isLinked(source)) object(['sources', index, 'source'], words.emptySource(index + 1));
    if (isLinked(reviewedBy) && !lastReviewedOn) object(['lastReviewedOn'], words.noReviewDate);
    if (lastReviewedOn && !isLinked(reviewedBy)) object(['reviewedBy'], words.noReviewer);
    return objections;
  },
};
