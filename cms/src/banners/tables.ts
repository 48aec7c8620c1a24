import type { Core } from '@strapi/strapi';

/**
 * What is known of banners beside their documents: numbers, never anything about a reader, and every version that readers
 * could see. Neither is a content type: nobody edits them, and no API of Strapi's reaches them.
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
    -- Guide requests that it led to.
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
  create index if not exists patient_press_banner_versions_banner
    on patient_press_banner_versions (banner, published_at);
`;

/** Makes the tables of banners. Doing it again changes nothing. */
export async function setUpBannerTables(strapi: Core.Strapi): Promise<void> {
  await strapi.db.connection.transaction(async (transaction) => {
    // Replicas that start together would make the same things at the same time.
    await transaction.raw("select pg_advisory_xact_lock(hashtext('patient_press_banners'))");
    await transaction.raw(tables);
  });
}
