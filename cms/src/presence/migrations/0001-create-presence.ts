import type { Migration } from '../../platform/migrations';

/** Which forms are open, in whose tabs. Rows are a minute old at most: nothing here is a record of anyone's work. */
const table = `
  create table if not exists patient_press_presence (
    -- Made by the browser, for each form that it opens.
    tab text primary key,
    content_type text not null,
    -- Its documentId; “single” for the one document of a single type.
    document text not null,
    user_id integer not null,
    since timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    has_changes boolean not null
  );
  create index if not exists patient_press_presence_document on patient_press_presence (content_type, document);
`;

/** Makes the table of open forms. */
export const createPresence: Migration = {
  name: 'presence/0001-create-presence',
  up: ({ trx }) => trx.raw(table),
};
