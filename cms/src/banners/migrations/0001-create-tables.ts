import type { Migration } from '../../platform/migrations';

/**
 * What is known of banners beside their documents: numbers, never anything about a reader, and every version that readers
 * could see. Neither is a content type: no one edits them, and no API of Strapi's reaches them.
 */
const tables = `
  create table if not exists patient_press_banner_counts (
    day date not null,
    -- The banner's documentId.
    banner text not null,
    -- Its key; empty for the banner as it stands.
    variant text not null,
    placement text not null,
    seen bigint not null default 0,
    clicked bigint not null default 0,
    -- Readers' requests, for a guide or a call, that it led to.
    led bigint not null default 0,
    primary key (banner, day, variant, placement)
  );
  create table if not exists patient_press_banner_versions (
    id bigint generated always as identity primary key,
    banner text not null,
    -- All that readers were shown, with who answers for it and who approved it.
    content jsonb not null,
    -- From when to when this version was the published one. Within that, its own dates say when it ran.
    published_at timestamptz not null,
    replaced_at timestamptz
  );
  -- The name of who published it, or changed what it shows. Null: it was not noted, as before this column was there.
  alter table patient_press_banner_versions add column if not exists published_by text;
  create index if not exists patient_press_banner_versions_banner
    on patient_press_banner_versions (banner, published_at);
  create unique index if not exists patient_press_banner_versions_current
    on patient_press_banner_versions (banner) where replaced_at is null;
`;

/**
 * Compares the banners that are published now, as JSON of `PublishedBanner[]`, with the versions that are kept as current.
 * Returns null, or what went wrong: a block that catches errors undoes its own work only, so that the transaction that
 * publishes a banner goes on.
 */
const noteVersions = `
  create or replace function patient_press_note_banner_versions(published jsonb) returns text language plpgsql as $$
  declare
    -- Not now(), which is when the transaction began. Milliseconds are what JavaScript's times have.
    moment timestamptz := date_trunc('milliseconds', clock_timestamp());
    found record;
    since timestamptz;
  begin
    update patient_press_banner_versions set replaced_at = moment
      where replaced_at is null and banner not in (select one ->> 'banner' from jsonb_array_elements(published) one);
    for found in
      select one.banner, one."publishedAt" as published_at, one."publishedBy" as published_by, one.content, current.id, coalesce(
        current.published_at,
        (select max(replaced_at) from patient_press_banner_versions before where before.banner = one.banner),
        '-infinity'
      ) as last_change
      from jsonb_to_recordset(published) as one(banner text, "publishedAt" timestamptz, "publishedBy" text, content jsonb)
      left join patient_press_banner_versions current on current.banner = one.banner and current.replaced_at is null
      -- A banner that cannot be read keeps the version that could. The newsroom's own name for it is no change to readers.
      where jsonb_typeof(one.content) = 'object' and (current.content - 'name') is distinct from (one.content - 'name')
    loop
      -- What is shown through a banner, its sponsor's name say, changes without the banner being published again.
      since := case when found.published_at > found.last_change and found.published_at <= moment
        then found.published_at else moment end;
      update patient_press_banner_versions set replaced_at = since where id = found.id;
      insert into patient_press_banner_versions (banner, content, published_at, published_by)
        values (found.banner, found.content, since, found.published_by);
    end loop;
    return null;
  exception when others then
    return sqlerrm;
  end $$;
`;

/** Makes the tables of banners, and the function that records versions. */
export const createBannerTables: Migration = {
  name: 'banners/0001-create-tables',
  async up({ trx }) {
    await trx.raw(tables);
    await trx.raw(noteVersions);
  },
};
