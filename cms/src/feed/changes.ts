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

/** Cursors of versions before were a transaction ID: all older transactions were over, and none of the later ones. */
const snapshotOf = (cursor: string) => (cursor.includes(':') ? cursor : `${cursor}:${cursor}:`);

/** Postgres's codes for what it can't read as a snapshot. */
const isUnreadable = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === '22P02' || error.code === '22003');

/**
 * What was committed since a cursor, each document once.
 *
 * A cursor is the snapshot of the reader that it was given to: it names the transactions that were over then. Rows are
 * reported that this reader sees and that one did not. A transaction that stays open holds up only its own changes, and is
 * reported when it commits, however many others were meanwhile.
 * @throws CursorGoneError
 */
export async function readChanges(strapi: Core.Strapi, cursor: string): Promise<Changes> {
  const answer = await strapi.db.connection
    .raw(
      `with snapshot as (
         select cast(:cursor as pg_snapshot) as before, pg_current_snapshot() as now
       )
       select
         cast(now as text) as cursor,
         -- What is forgotten may include changes of transactions that were not over at the cursor, but are now.
         pg_snapshot_xmax(before) > pg_snapshot_xmax(now)
           or pg_snapshot_xmax(before) < kept_from
           or exists (
             select from pg_snapshot_xip(before) as unfinished
             where unfinished < kept_from and pg_visible_in_snapshot(unfinished, now)
           ) as gone,
         waiting.changes,
         waiting.age_ms
       from snapshot, patient_press_feed, lateral (
         select
           coalesce(json_agg(distinct jsonb_build_object('contentType', content_type, 'documentId', document_id)), '[]') as changes,
           extract(epoch from clock_timestamp() - min(noted_at))::float * 1000 as age_ms
         from patient_press_changes
         where xid >= pg_snapshot_xmin(before) and not pg_visible_in_snapshot(xid, before)
       ) waiting`,
      { cursor: snapshotOf(cursor) },
    )
    .catch((error: unknown) => {
      if (isUnreadable(error)) return { rows: [{ gone: true }] };
      throw error;
    });
  const [row] = answer.rows;
  if (row.gone) throw new CursorGoneError('The cursor is not of this feed, or older than what it keeps. Sync in full.');
  return { cursor: row.cursor, changes: row.changes, ageMs: row.age_ms };
}

/** The cursor of this moment: what is committed from now on comes after it. */
export async function currentCursor(strapi: Core.Strapi): Promise<string> {
  const { rows } = await strapi.db.connection.raw('select cast(pg_current_snapshot() as text) as cursor');
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
