import type { Migration } from '../../platform/migrations';

/**
 * Which pages the site had, and what decided which banners were on each: one row for each time a page was as it was. Rows are
 * closed, never changed or deleted, so that the pages of a day can be looked up long after they are gone.
 */
const table = `
  create table if not exists patient_press_page_versions (
    id bigint generated always as identity primary key,
    content_type text not null,
    -- Its documentId.
    document text not null,
    -- With a slash at both ends.
    path text not null,
    title text not null,
    -- One of shared/src/placements.ts.
    kind text not null,
    -- documentIds of the page's topics.
    topics text[] not null,
    -- Whether an editor put a place for a banner in the text.
    has_banner_block boolean not null,
    -- From when to when the page was like this. Null: it still is.
    live_from timestamptz not null,
    live_until timestamptz,
    -- It was there when this record was begun, and may have been there, like this or otherwise, before.
    was_there_before boolean not null default false
  );
  create unique index if not exists patient_press_page_versions_current
    on patient_press_page_versions (document) where live_until is null;
  create index if not exists patient_press_page_versions_document on patient_press_page_versions (document);
  create index if not exists patient_press_page_versions_path on patient_press_page_versions (lower(path));
`;

/** Makes the table of pages. What fills it is made at every start: see ../watch-pages.ts. */
export const createPageVersions: Migration = {
  name: 'site-record/0001-create-page-versions',
  up: ({ trx }) => trx.raw(table),
};
