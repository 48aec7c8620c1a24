import type { Core, Modules } from '@strapi/strapi';
import { BANNER, SPONSOR } from '../banners/published-banners';
import { hasSameApproval, isApproved, populateShown, printsTheSame, showsTheSame } from '../banners/shown-content';
import { refuse } from '../platform/objections';
import { approvalRuleWords } from './words/banner';

const none = { approvedBy: null, approvedOn: null, approvalEndsOn: null };

/** Does what a change asks for, once it is saved. @returns whether the approval of the saved draft was cleared. */
type Finish = () => Promise<boolean>;

async function watchBanner(strapi: Core.Strapi, documentId: string, publishes: boolean): Promise<Finish> {
  const where = { documentId, publishedAt: { $null: true } };
  const read = () => strapi.db.query(BANNER).findOne({ where, populate: populateShown });
  const before = await read();
  return async () => {
    if (!before || !isApproved(before)) return false;
    const after = await read();
    if (!after || showsTheSame(before, after) || !hasSameApproval(before, after)) return false;
    if (publishes) {
      refuse([{ path: ['approvedBy'], message: approvalRuleWords.changedSince(String(before.approvedBy)) }]);
    }
    await strapi.db.query(BANNER).updateMany({ where, data: none });
    return true;
  };
}

async function watchSponsor(strapi: Core.Strapi, documentId: string): Promise<Finish> {
  const read = () => strapi.db.query(SPONSOR).findOne({ where: { documentId } });
  const before = await read();
  return async () => {
    if (!before || printsTheSame(before, await read())) return false;
    const rows = await strapi.db
      .query(BANNER)
      .findMany({ select: ['id', 'publishedAt'], where: { sponsor: { documentId }, approvedBy: { $notNull: true } } });
    for (const { id, publishedAt } of rows) {
      // A banner that runs goes on to its own end: readers see the change now, and the record says that no one approved it.
      const data = publishedAt ? { approvedBy: null, approvedOn: null } : none;
      await strapi.db.query(BANNER).update({ where: { id }, data });
    }
    return false;
  };
}

/**
 * An approval is for what was approved. A change of what readers see of a banner, in it or in its sponsor, ends its
 * approval, unless the same save enters another one.
 */
export const anApprovalCoversWhatReadersSee =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    if (action !== 'update' || (uid !== BANNER && uid !== SPONSOR)) return next();
    const { documentId } = params;
    const publishes = 'status' in params && params.status === 'published';
    return strapi.db.transaction(async () => {
      const finish =
        uid === SPONSOR ? await watchSponsor(strapi, documentId) : await watchBanner(strapi, documentId, publishes);
      const result = await next();
      const isCleared = await finish();
      return isCleared && typeof result === 'object' && result ? Object.assign(result, none) : result;
    });
  };
