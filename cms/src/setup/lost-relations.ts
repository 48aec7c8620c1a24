import type { Core, UID } from '@strapi/strapi';
import { type Database, hasDrafts, tableOf } from '../platform/join-table';
import { missingOfPublished } from '../relations/missing';
import { addPending, makePending, pendingTargets, takeTurns } from '../relations/pending';
import { findUses } from '../relations/uses';
import { once } from './once';

/** Strapi stores the two rows of one publication within this. */
const SAME_MOMENT_MS = 500;

/** The published documents whose drafts were not changed since: what their drafts have, readers were to have. */
async function unchangedOwners(strapi: Core.Strapi, db: Database, target: UID.ContentType) {
  const rows: { id: number }[] = await db(tableOf(strapi, target)).whereNull('published_at').select('id');
  const uses = await findUses(strapi, db, { uid: target, rowIds: rows.map(({ id }) => id) });
  const owners = new Map<string, { uid: UID.ContentType; documentId: string }>();
  for (const [uid, ofType] of Map.groupBy(
    uses.filter((use) => hasDrafts(strapi, use.uid) && !use.isPublished),
    (use) => use.uid,
  )) {
    const { rows: unchanged } = await db.raw(
      `select draft.document_id as id from ?? draft join ?? published using (document_id)
       where draft.published_at is null and published.published_at is not null
         and draft.updated_at <= published.updated_at + make_interval(secs => ?) and draft.document_id = any(?)`,
      [tableOf(strapi, uid), tableOf(strapi, uid), SAME_MOMENT_MS / 1000, ofType.map((use) => use.documentId)],
    );
    for (const { id } of unchanged) owners.set(`${uid} ${id}`, { uid, documentId: id });
  }
  return [...owners.values()];
}

/**
 * Makes the relations that earlier versions lost because the owner was published first, once. Where the draft was changed
 * since, nobody can say what was published: the next publication makes them there.
 */
export const healLostRelations = (strapi: Core.Strapi): Promise<void> =>
  once(strapi, 'lost-relations', async () => {
    await strapi.db.transaction(async ({ trx }) => {
      await takeTurns(trx);
      for (const { uid } of Object.values(strapi.contentTypes).filter((type) => hasDrafts(strapi, type.uid))) {
        for (const owner of await unchangedOwners(strapi, trx, uid))
          await addPending(trx, await missingOfPublished(strapi, owner.uid, owner.documentId));
      }
      for (const { targetType, target } of await pendingTargets(trx))
        await makePending(strapi, trx, targetType, target);
    });
  });
