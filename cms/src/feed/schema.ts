import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core } from '@strapi/strapi';

/** What the press is told of: the types of the site, and the files that their pictures and guides are. */
const watched = (strapi: Core.Strapi): { uid: string; table: string }[] =>
  [...Object.values(contentTypes).map(({ uid }) => uid), 'plugin::upload.file'].map((uid) => ({
    uid,
    table: strapi.db.metadata.get(uid).tableName,
  }));

/** Identifiers and literals come from our own schemas; Postgres's own quoting keeps them what they are. */
// Made where it is missing only: making it waits for everybody who is writing to the table.
const trigger = ({ uid, table }: { uid: string; table: string }) => `
  do $$ begin
    if not exists (
      select from pg_trigger where tgname = 'patient_press_note_change' and tgrelid = '"${table}"'::regclass
    ) then
      create trigger patient_press_note_change
        after insert or update or delete on "${table}"
        for each row execute function patient_press_note_change('${uid}');
    end if;
  end $$;
`;

/**
 * Notes every change of a published document in the transaction that makes it, whoever makes it. `published_at` is set on
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

/** Makes the change feed's tables and triggers, after Strapi has made its own. Doing it again changes nothing. */
export async function setUpFeed(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.transaction(async (transaction) => {
    // Replicas that start together would make the same things at the same time.
    await transaction.raw("select pg_advisory_xact_lock(hashtext('patient_press_feed'))");
    await transaction.raw(feed);
    for (const type of watched(strapi)) await transaction.raw(trigger(type));
  });
}
