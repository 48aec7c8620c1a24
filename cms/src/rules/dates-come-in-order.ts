import type { UID } from '@strapi/strapi';
import { text } from '../platform/fields';
import type { Rule } from './rule';

const order = (on: UID.Schema, earlier: string, later: string, message: string): Rule => ({
  on,
  when: 'save',
  check(fields) {
    const [first, second] = [text(fields[earlier]), text(fields[later])];
    return first && second && Date.parse(second) <= Date.parse(first) ? [{ path: [later], message }] : [];
  },
});

export const datesComeInOrder: Rule[] = [
  order('api::article.article', 'lastReviewedOn', 'nextReviewOn', '“Next review” must be after “Last reviewed”.'),
  order('api::article.article', 'publishAt', 'unpublishAt', '“Unpublish at” must be after “Publish at”.'),
  order('api::cta-banner.cta-banner', 'startsAt', 'endsAt', '“Ends” must be after “Starts”.'),
  order('api::cta-banner.cta-banner', 'approvedOn', 'approvalEndsOn', '“Approval ends” must be after “Approved on”.'),
];
