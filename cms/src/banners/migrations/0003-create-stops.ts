import type { Migration } from '../../platform/migrations';

/** Who stopped all banners of a sponsor, when, and what happened to each. Stays when the sponsor is deleted. */
export const createBannerStops: Migration = {
  name: 'banners/0003-create-stops',
  async up({ trx }) {
    await trx.raw(`
      create table if not exists patient_press_banner_stops (
        id bigint generated always as identity primary key,
        -- The sponsor's documentId, and its legal name then.
        sponsor text not null,
        sponsor_name text not null,
        stopped_at timestamptz not null default now(),
        -- The name of who did it. Null: it was not noted.
        stopped_by text,
        -- Each banner, with what it was before and what failed.
        banners jsonb not null
      );
      create index if not exists patient_press_banner_stops_sponsor
        on patient_press_banner_stops (sponsor, stopped_at);
    `);
  },
};
