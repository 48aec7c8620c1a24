import { type BodyUid, blockUrls, bodyFields } from '@patient-press/shared/body-texts';
import { isFollowable } from '@patient-press/shared/followable';
import { list } from '../platform/fields';
import type { Rule } from './rule';
import { bodyWords } from './words/body';

const rule = (on: BodyUid): Rule => ({
  on,
  when: 'publish',
  check(fields) {
    const field = bodyFields[on];
    return list(fields[field]).flatMap((block, index) =>
      blockUrls(block)
        .filter((url) => !isFollowable(url))
        .map((url) => ({ path: [field, index], message: bodyWords.unfollowableLink({ block: index + 1, url }) })),
    );
  },
});

/** A link that runs a script, or leads to a file on someone's computer, isn't published. */
export const linksInTextAreValid: Rule[] = [
  rule('api::article.article'),
  rule('api::page.page'),
  rule('api::guide.guide'),
];
