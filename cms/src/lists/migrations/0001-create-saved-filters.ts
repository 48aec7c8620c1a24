import type { Migration } from '../../platform/migrations';

/** Filters of lists that people have named. */
export const createSavedFilters: Migration = {
  name: 'lists/0001-create-saved-filters',
  async up({ trx }) {
    await trx.raw(`
      create table if not exists patient_press_saved_filters (
        id bigint generated always as identity primary key,
        content_type text not null,
        name text not null,
        -- The query of the list's address.
        query text not null,
        -- Whether everyone who may read the list has it.
        is_shared boolean not null,
        -- Of whom it is. It goes with the account.
        owner integer not null references admin_users (id) on delete cascade,
        created_at timestamptz not null default now(),
        unique (owner, content_type, name)
      );
      create index if not exists patient_press_saved_filters_type on patient_press_saved_filters (content_type);
    `);
  },
};
