import type { Core } from '@strapi/strapi';

export interface Change {
  contentType: string;
  documentId: string;
}

export interface Changes {
  /** Where to go on from. Opaque to those who ask. */
  cursor: string;
  changes: Change[];
  /** How long ago the oldest of these changes was written, in milliseconds by the database's clock; null: there are none. */
  ageMs: number | null;
}

/** The cursor is older than what is retained, or not of this database: only a full sync helps. */
export class CursorGoneError extends Error {
  override name = 'CursorGoneError';
}

/**
 * What was committed since a cursor, each document once.
 *
 * A cursor is a transaction id: everything of older transactions has been reported. Only transactions below
 * `pg_snapshot_xmin` are reported, because all of those are over, and whatever commits later has a higher id. So nothing that
 * started early and committed late is ever skipped; the price is to wait for the oldest transaction that writes.
 * @throws CursorGoneError
 */
export async function readChanges(
  strapi: Core.Strapi,
  cursor: string,
): Promise<Changes & { areMoreUnderWay: boolean }> {
  const { rows } = await strapi.db.connection.raw(
    // Not named xmin: every table has a column of that name.
    `with snapshot as (select pg_snapshot_xmin(pg_current_snapshot()) as horizon)
     select
       horizon::text as cursor,
       cast(:cursor as xid8) < (select kept_from from patient_press_feed) or cast(:cursor as xid8) > horizon as gone,
       exists (select from patient_press_changes where xid >= horizon) as under_way,
       waiting.changes,
       waiting.age_ms
     from snapshot, lateral (
       select
         coalesce(json_agg(distinct jsonb_build_object('contentType', content_type, 'documentId', document_id)), '[]') as changes,
         extract(epoch from clock_timestamp() - min(noted_at))::float * 1000 as age_ms
       from patient_press_changes where xid >= cast(:cursor as xid8) and xid < horizon
     ) waiting`,
    { cursor },
  );
  const [row] = rows;
  if (row.gone) throw new CursorGoneError('The cursor is not of this feed, or older than what it keeps. Sync in full.');
  return { cursor: row.cursor, changes: row.changes, ageMs: row.age_ms, areMoreUnderWay: row.under_way };
}

/** The cursor of this moment: what is committed from now on comes after it. */
export async function currentCursor(strapi: Core.Strapi): Promise<string> {
  const { rows } = await strapi.db.connection.raw('select pg_snapshot_xmin(pg_current_snapshot())::text as cursor');
  return rows[0].cursor;
}

/** Forgets changes older than some days; cursors from before then are gone. */
export async function pruneChanges(strapi: Core.Strapi, days: number): Promise<void> {
  await strapi.db.connection.raw(
    `with pruned as (
       delete from patient_press_changes where noted_at < now() - make_interval(days => :days) returning xid
     )
     update patient_press_feed
       set kept_from = greatest(kept_from, cast(cast(cast(cast((select max(xid) from pruned) as text) as numeric) + 1 as text) as xid8))
       where exists (select from pruned)`,
    { days },
  );
}
