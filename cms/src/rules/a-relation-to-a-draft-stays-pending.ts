import type { Core, Modules, UID } from '@strapi/strapi';
import { type Database, hasDrafts, tableOf } from '../platform/join-table';
import { missingOfPublished, rowsInDraft } from '../relations/missing';
import { addPending, forgetOwner, forgetTarget, join, makePending, pendingOf, takeTurns } from '../relations/pending';
import { findUses } from '../where-used/find-uses';

const changing = ['create', 'update', 'publish', 'unpublish', 'discardDraft', 'delete'];

async function rowOf(strapi: Core.Strapi, db: Database, uid: UID.ContentType, documentId: string, isDraft: boolean) {
  const rows: { id: number }[] = await db(tableOf(strapi, uid))
    .where({ document_id: documentId })
    [isDraft ? 'whereNull' : 'whereNotNull']('published_at')
    .select('id');
  return rows[0]?.id;
}

/** Notes who points at a published document before it is unpublished: published again, it is pointed at again. */
async function noteUses(strapi: Core.Strapi, db: Database, uid: UID.ContentType, documentId: string): Promise<void> {
  const rowId = await rowOf(strapi, db, uid, documentId, false);
  if (rowId === undefined) return;
  // Of owners without drafts Strapi restores the relation automatically.
  const uses = (await findUses(strapi, db, { uid, rowIds: [rowId] })).filter(
    (use) => use.isPublished && hasDrafts(strapi, use.uid),
  );
  await addPending(
    db,
    uses.map((use) => ({
      ...use.place,
      ownerType: use.uid,
      owner: use.documentId,
      targetType: uid,
      target: documentId,
    })),
  );
}

/** After publishing: what waited for the document is made, and what it waits for itself is noted. */
async function settle(strapi: Core.Strapi, db: Database, uid: UID.ContentType, documentId: string): Promise<void> {
  await forgetOwner(db, uid, documentId);
  await addPending(db, await missingOfPublished(strapi, uid, documentId));
  await makePending(strapi, db, uid, documentId);
}

/** The new draft is a copy of the published version, which lacks what it waits for. The draft need not lack it. */
async function giveDraftWhatWaits(strapi: Core.Strapi, db: Database, uid: UID.ContentType, documentId: string) {
  const awaited = await pendingOf(db, uid, documentId);
  if (awaited.length === 0) return;
  const inDraft = await rowsInDraft(strapi, uid, documentId);
  for (const relation of awaited) {
    const rowId = inDraft(relation);
    const target = await rowOf(strapi, db, relation.targetType, relation.target, true);
    if (rowId !== undefined && target !== undefined) await join(strapi, db, { ...relation, rowId }, target);
  }
}

const documentIdOf = (result: unknown): string | undefined =>
  typeof result === 'object' && result !== null && 'documentId' in result && typeof result.documentId === 'string'
    ? result.documentId
    : undefined;

/**
 * When a document is published before one that it points at, an article before its guide say, Strapi drops the relation
 * from the published version and never makes it again. Here it waits, and is made in the transaction that publishes the
 * other. The same holds when the other is unpublished and published again.
 */
export const aRelationToADraftStaysPending =
  (strapi: Core.Strapi): Modules.Documents.Middleware.Middleware =>
  async ({ uid, action, params }, next) => {
    const publishes = action === 'publish' || ('status' in params && params.status === 'published');
    if (!hasDrafts(strapi, uid) || !changing.includes(action)) return next();
    if ((action === 'create' || action === 'update') && !publishes) return next();
    return strapi.db.transaction(async ({ trx }) => {
      await takeTurns(trx);
      const given = 'documentId' in params ? params.documentId : undefined;
      if (action === 'unpublish' && given) await noteUses(strapi, trx, uid, given);
      const result = await next();
      const documentId = given ?? documentIdOf(result);
      if (!documentId) return result;
      if (publishes) await settle(strapi, trx, uid, documentId);
      if (action === 'discardDraft') await giveDraftWhatWaits(strapi, trx, uid, documentId);
      if (action === 'unpublish' || action === 'delete') await forgetOwner(trx, uid, documentId);
      if (action === 'delete') await forgetTarget(trx, uid, documentId);
      return result;
    });
  };
