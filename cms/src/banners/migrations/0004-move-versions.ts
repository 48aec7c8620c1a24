import type { Migration } from '../../platform/migrations';

/** One table has all versions: those that were recorded of banners move into it, in their order, none left out. */
const move = `
  insert into patient_press_versions
    (content_type, document_id, kind, title, content, author, at, is_live, live_until)
    select 'shown-banner', banner, 'shown', content ->> 'name', content, published_by, published_at, true, replaced_at
    from patient_press_banner_versions order by id;
  drop table patient_press_banner_versions;
  create unique index patient_press_versions_shown_now
    on patient_press_versions (document_id) where content_type = 'shown-banner' and live_until is null;
`;

/** As in 0001, over the one table. */
const noteVersions = `
  create or replace function patient_press_note_banner_versions(published jsonb) returns text language plpgsql as $$
  declare
    -- Not now(), which is when the transaction began. Milliseconds are what JavaScript's times have.
    moment timestamptz := date_trunc('milliseconds', clock_timestamp());
    found record;
    since timestamptz;
  begin
    update patient_press_versions set live_until = moment
      where content_type = 'shown-banner' and live_until is null
        and document_id not in (select one ->> 'banner' from jsonb_array_elements(published) one);
    for found in
      select one.banner, one."publishedAt" as published_at, one."publishedBy" as published_by, one.content, current.id, coalesce(
        current.at,
        (select max(live_until) from patient_press_versions before
          where before.content_type = 'shown-banner' and before.document_id = one.banner),
        '-infinity'
      ) as last_change
      from jsonb_to_recordset(published) as one(banner text, "publishedAt" timestamptz, "publishedBy" text, content jsonb)
      left join patient_press_versions current
        on current.content_type = 'shown-banner' and current.document_id = one.banner and current.live_until is null
      -- A banner that cannot be read keeps the version that could. The newsroom's own name for it is no change to readers.
      where jsonb_typeof(one.content) = 'object' and (current.content - 'name') is distinct from (one.content - 'name')
    loop
      -- What is shown through a banner, its sponsor's name say, changes without the banner being published again.
      since := case when found.published_at > found.last_change and found.published_at <= moment
        then found.published_at else moment end;
      update patient_press_versions set live_until = since where id = found.id;
      insert into patient_press_versions (content_type, document_id, kind, title, content, author, at, is_live)
        values ('shown-banner', found.banner, 'shown', found.content ->> 'name', found.content, found.published_by, since, true);
    end loop;
    return null;
  exception when others then
    return sqlerrm;
  end $$;
`;

/** Moves the versions of banners to where all versions are. */
export const moveBannerVersions: Migration = {
  name: 'banners/0004-move-versions',
  async up({ trx }) {
    await trx.raw(move);
    await trx.raw(noteVersions);
  },
};
