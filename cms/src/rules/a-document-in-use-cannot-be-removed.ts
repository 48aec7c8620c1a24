import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core, Modules, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { fieldLabel } from '../platform/field-label';
import { type Database, tableOf } from '../platform/join-table';
import { findUses, oncePerField, type Use } from '../where-used/find-uses';
import type { Target } from '../where-used/places';
import { removalWords } from './words/document';

const BANNER = 'api::cta-banner.cta-banner';
/** No one reads more names than these in one message. */
const NAMED = 5;

const nameOf = (strapi: Core.Strapi, { uid, title, field }: Use): string =>
  removalWords.user({
    kind: strapi.contentType(uid).info.displayName.toLowerCase(),
    title,
    label: fieldLabel(strapi, uid, field),
  });

/** Uses as a message names them: the first of them, and how many more there are. */
export const namesOf = (strapi: Core.Strapi, uses: readonly Use[]): { names: string[]; more: number } => ({
  names: uses.slice(0, NAMED).map((use) => nameOf(strapi, use)),
  more: Math.max(0, uses.length - NAMED),
});

/** Set while a page is taken down in an emergency: readers must not see it, whatever else loses by that. */
const emergency = new AsyncLocalStorage<true>();

/** The published documents that could not be shown as they are without the target, each once. */
export async function needersOf(strapi: Core.Strapi, db: Database, target: Target): Promise<Use[]> {
  const uses = await findUses(strapi, db, target);
  const needers = uses.filter(({ isPublished, isNeeded }) => isPublished && isNeeded);
  return oncePerField(needers).sort((a, b) => a.title.localeCompare(b.title));
}

/** @param what “guide”. @throws ValidationError when there are needers. */
export function refuseWhatIsNeeded(
  strapi: Core.Strapi,
  needers: Use[],
  what: string,
  verb: 'delete' | 'unpublish',
): void {
  if (needers.length === 0) return;
  throw new errors.ValidationError(removalWords.inUse({ what, verb, ...namesOf(strapi, needers) }));
}

/**
 * What a published document needs is neither deleted nor unpublished. A page on which nothing else rests, an article say,
 * can always be taken down.
 */
export const aDocumentInUseCannotBeRemoved =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    if ((action !== 'delete' && action !== 'unpublish') || !params.documentId) return next();
    if (action === 'unpublish' && emergency.getStore()) return next();
    const { documentId } = params;
    return strapi.db.transaction(async ({ trx }) => {
      // A publication that is about to use it ends first, or waits and then does not find it.
      const rows: { id: number }[] = await trx(tableOf(strapi, uid))
        .where({ document_id: documentId })
        .select('id')
        .forUpdate();
      const needers = await needersOf(strapi, trx, { uid, rowIds: rows.map(({ id }) => id) });
      const others = needers.filter((use) => use.uid !== uid || use.documentId !== documentId);
      refuseWhatIsNeeded(strapi, others, strapi.contentType(uid).info.displayName.toLowerCase(), action);
      return next();
    });
  };

/**
 * Unpublishes a page at once, also one that other published content needs. Banners with a button to it are unpublished with
 * it; offers of it drop out of the pages that make them. Either all of this happens or none.
 */
export async function takeDown(strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    const rows: { id: number }[] = await trx(tableOf(strapi, uid)).where({ document_id: documentId }).select('id');
    const needers = await needersOf(strapi, trx, { uid, rowIds: rows.map(({ id }) => id) });
    const banners = new Set(needers.filter((use) => use.uid === BANNER).map((use) => use.documentId));
    for (const banner of banners) await strapi.documents(BANNER).unpublish({ documentId: banner });
    await emergency.run(true, async () => {
      await strapi.documents(uid).unpublish?.({ documentId });
    });
  });
}
