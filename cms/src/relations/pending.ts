import type { Core, UID } from '@strapi/strapi';
import { type Database, joinTableOf, tableOf } from '../platform/join-table';

/**
 * A relation of a published document that waits until what it points at is published: Strapi drops it, and does not make
 * it again (https://github.com/strapi/strapi/issues/25361).
 */
export interface PendingRelation {
  ownerType: UID.ContentType;
  owner: string;
  /** The published row that the relation starts from: the owner's own, or that of a component in it. */
  schema: UID.Schema;
  attribute: string;
  rowId: number;
  order: number | null;
  targetType: UID.ContentType;
  target: string;
}

const table = 'patient_press_awaited_relations';

/** Two publications at the same moment, of an owner and of what it points at, would each miss the other. */
export const takeTurns = (db: Database) => db.raw(`select pg_advisory_xact_lock(hashtext('${table}'))`);

export async function addPending(db: Database, relations: readonly PendingRelation[]): Promise<void> {
  for (const one of relations) {
    await db(table)
      .insert({
        owner_type: one.ownerType,
        owner: one.owner,
        schema: one.schema,
        attribute: one.attribute,
        row_id: one.rowId,
        position: one.order,
        target_type: one.targetType,
        target: one.target,
      })
      .onConflict()
      .ignore();
  }
}

/** Forgets what a document waits for: its published rows are replaced or gone. */
export async function forgetOwner(db: Database, ownerType: UID.ContentType, owner: string): Promise<void> {
  await db(table).where({ owner_type: ownerType, owner }).delete();
}

/** Forgets that others wait for a document: it is gone. */
export async function forgetTarget(db: Database, targetType: UID.ContentType, target: string): Promise<void> {
  await db(table).where({ target_type: targetType, target }).delete();
}

interface PendingRow {
  owner_type: UID.ContentType;
  owner: string;
  schema: UID.Schema;
  attribute: string;
  row_id: string;
  position: number | null;
  target_type: UID.ContentType;
  target: string;
}

const fromRow = (row: PendingRow): PendingRelation => ({
  ownerType: row.owner_type,
  owner: row.owner,
  schema: row.schema,
  attribute: row.attribute,
  rowId: Number(row.row_id),
  order: row.position,
  targetType: row.target_type,
  target: row.target,
});

/** What the published version of a document waits for. */
export async function pendingOf(db: Database, ownerType: UID.ContentType, owner: string): Promise<PendingRelation[]> {
  const rows: PendingRow[] = await db(table).where({ owner_type: ownerType, owner });
  return rows.map(fromRow);
}

/** All documents that others wait for. */
export async function pendingTargets(db: Database): Promise<Pick<PendingRelation, 'targetType' | 'target'>[]> {
  return db(table).distinct('target_type as targetType', 'target');
}

/** Joins a row to another, unless they are joined, or the first is gone. */
export async function join(
  strapi: Core.Strapi,
  db: Database,
  { schema, attribute, rowId, order }: Pick<PendingRelation, 'schema' | 'attribute' | 'rowId' | 'order'>,
  targetRowId: number,
): Promise<void> {
  const joined = joinTableOf(strapi, schema, attribute);
  if (!joined) return;
  const ends = { [joined.from]: rowId, [joined.to]: targetRowId };
  const [there] = await db(joined.table).where(ends).limit(1);
  const [row] = await db(tableOf(strapi, schema)).where({ id: rowId }).limit(1);
  if (there || !row) return;
  await db(joined.table).insert({ ...ends, ...(joined.order && { [joined.order]: order ?? 1 }) });
}

/** Has the change feed say that a published document changed, of which only a join table did: those have no trigger. */
export async function noteChange(strapi: Core.Strapi, db: Database, uid: UID.ContentType, documentId: string) {
  await db(tableOf(strapi, uid))
    .where({ document_id: documentId })
    .whereNotNull('published_at')
    .update({ document_id: documentId });
}

/** Makes the relations that waited for a document, now that it is published, and has the change feed say so. */
export async function makePending(
  strapi: Core.Strapi,
  db: Database,
  targetType: UID.ContentType,
  target: string,
): Promise<void> {
  const [published]: { id: number }[] = await db(tableOf(strapi, targetType))
    .where({ document_id: target })
    .whereNotNull('published_at')
    .select('id');
  if (!published) return;
  const rows: PendingRow[] = await db(table).where({ target_type: targetType, target });
  for (const relation of rows.map(fromRow)) {
    await join(strapi, db, relation, published.id);
    await noteChange(strapi, db, relation.ownerType, relation.owner);
  }
  await forgetTarget(db, targetType, target);
}
