import type { UID } from '@strapi/strapi';
import { text } from '../platform/fields';
import type { Rule } from './rule';
import { fieldWords } from './words/document';

const order = (on: UID.Schema, earlier: string, later: string, message: string): Rule => ({
  on,
  when: 'save',
  check(fields) {
    const [first, second] = [text(fields[earlier]), text(fields[later])];
    return first && second && Date.parse(second) <= Date.parse(first) ? [{ path: [later], message }] : [];
  },
});

export const datesComeInOrder: Rule[] = [
  order('api::article.article', 'lastReviewedOn', 'nextReviewOn', fieldWords.laterThan('Next review', 'Last reviewed')),
  order('api::article.article', 'publishAt', 'unpublishAt', fieldWords.laterThan('Unpublish at', 'Publish at')),
  order('api::cta-banner.cta-banner', 'startsAt', 'endsAt', fieldWords.laterThan('Ends', 'Starts')),
  order(
    'api::cta-banner.cta-banner',
    'approvedOn',
    'approvalEndsOn',
    fieldWords.laterThan('Approval ends', 'Approved on'),
  ),
];
