import type { Migration } from '../../platform/migrations';

/**
 * Notes every change of a published document in the transaction that makes it, no matter who makes it. `published_at` is set on
 * the published row of a document, and on the only row of types without drafts: drafts are not noted. Files have no
 * such column, so the function looks for it in the row's JSON. (`?` is escaped because knex would bind a value to it.)
 */
const feed = `
  create table if not exists patient_press_changes (
    xid xid8 not null default pg_current_xact_id(),
    content_type text not null,
    document_id text not null,
    noted_at timestamptz not null default now()
  );
  create index if not exists patient_press_changes_xid on patient_press_changes (xid);
  create table if not exists patient_press_feed (
    -- Changes of older transactions are no longer kept.
    kept_from xid8 not null
  );
  insert into patient_press_feed select pg_snapshot_xmin(pg_current_snapshot())
    where not exists (select from patient_press_feed);

  create or replace function patient_press_note_change() returns trigger language plpgsql as $$
  declare
    before jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    after jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  begin
    if not coalesce(after, before) \\? 'published_at'
      or before ->> 'published_at' is not null
      or after ->> 'published_at' is not null
    then
      insert into patient_press_changes (content_type, document_id, noted_at)
        -- Not now(), which is when the transaction began.
        values (tg_argv[0], coalesce(after, before) ->> 'document_id', clock_timestamp());
      perform pg_notify('patient_press_changes', '');
    end if;
    return null;
  end $$;
`;

/** Makes the change feed's tables and the function that its triggers call. */
export const createChangeFeed: Migration = {
  name: 'feed/0001-create-change-feed',
  up: ({ trx }) => trx.raw(feed),
};
