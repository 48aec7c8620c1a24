import type { Migration } from '../../platform/migrations';

/**
 * Every version of every document. Not a content type: no one edits them, and no API of Strapi's reaches them. A newsroom of
 * before has none: a document's state is noted before its first change.
 */
const tables = `
  create table if not exists patient_press_versions (
    id bigint generated always as identity primary key,
    content_type text not null,
    document_id text not null,
    -- What was done: see versions/contract.ts.
    kind text not null,
    -- What the document was called then.
    title text,
    -- All that it said afterwards; of a deleted one, before. Null: it is past what is retained.
    content jsonb,
    -- Of the content, without the names of what it points at.
    digest bytea,
    -- The name of who did it, and which user of the admin that was. Null: the cms itself.
    author text,
    author_id integer,
    why text,
    at timestamptz not null,
    -- Whether readers could see this content, and until when; null: they still can.
    is_live boolean not null default false,
    live_until timestamptz,
    -- Of a restored one: the version that was restored.
    restored_from bigint,
    -- Of a deleted one: the documents that pointed at it.
    used_by jsonb
  );
  create index if not exists patient_press_versions_document
    on patient_press_versions (content_type, document_id, id);
  create index if not exists patient_press_versions_live
    on patient_press_versions (content_type, document_id, at) where is_live;
  create index if not exists patient_press_versions_deleted
    on patient_press_versions (at) where kind = 'deleted';
  -- For the daily job, which looks for drafts only.
  create index if not exists patient_press_versions_drafts
    on patient_press_versions (at) where not is_live;
`;

/** Makes the table of versions. */
export const createVersions: Migration = {
  name: 'versions/0001-create-versions',
  up: ({ trx }) => trx.raw(tables),
};
