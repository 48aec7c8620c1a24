import type { Core, UID } from '@strapi/strapi';
import { type Database, hasDrafts, tableOf } from '../../platform/join-table';
import type { Migration } from '../../platform/migrations';
import { once } from '../../platform/once';
import { findUses } from '../../where-used/find-uses';
import { missingOfPublished } from '../missing';
import { addPending, makePending, pendingTargets, takeTurns } from '../pending';

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
 * Makes the relations that earlier versions lost because the owner was published first. Where the draft was changed since,
 * nothing says what was published: the next publication makes them there. Versions before the migrations noted that it was
 * done under the key of `once`.
 */
export const restoreLostRelations: Migration = {
  name: 'relations/0002-restore-lost-relations',
  up: ({ strapi, trx }) =>
    once(strapi, 'lost-relations', async () => {
      await takeTurns(trx);
      for (const { uid } of Object.values(strapi.contentTypes).filter((type) => hasDrafts(strapi, type.uid))) {
        for (const owner of await unchangedOwners(strapi, trx, uid))
          await addPending(trx, await missingOfPublished(strapi, owner.uid, owner.documentId));
      }
      for (const { targetType, target } of await pendingTargets(trx))
        await makePending(strapi, trx, targetType, target);
    }),
};
