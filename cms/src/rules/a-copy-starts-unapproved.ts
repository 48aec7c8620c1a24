import type { UID } from '@strapi/strapi';
import type { Fields } from '../platform/fields';

/** What was said about the original, and holds for nothing else. */
const unsaid: Partial<Record<UID.ContentType, Fields>> = {
  'api::cta-banner.cta-banner': { approvedBy: null, approvedOn: null, approvalEndsOn: null },
  'api::article.article': { reviewedBy: { set: [] }, lastReviewedOn: null, nextReviewOn: null },
  'api::guide.guide': { reviewedBy: { set: [] }, lastReviewedOn: null },
};

/** A duplicate has no approval and no review: no one approved or reviewed it yet, whatever its form sent. */
export function dropApprovalAndReview(uid: UID.ContentType, copy: Fields): void {
  Object.assign(copy, unsaid[uid]);
}
