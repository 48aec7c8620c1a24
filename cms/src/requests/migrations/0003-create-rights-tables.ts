import type { Migration } from '../../platform/migrations';

/** What is kept for people's rights and for retention. What names a reader in it is encrypted. */
const tables = `
  create table if not exists patient_press_consent_withdrawals (
    id bigint generated always as identity primary key,
    -- Such as guide-download, and its documentId.
    request_type text not null,
    request text not null,
    wording_key text not null,
    -- The day on which the person said so, and the last one on which everybody has to have stopped.
    received_on date not null,
    due_on date not null,
    done_at timestamptz,
    done_by text,
    unique (request_type, request, wording_key)
  );
  -- Who has to be left alone, encrypted, until it is done: the request itself no longer says it.
  alter table patient_press_consent_withdrawals add column if not exists contact text;
  create index if not exists patient_press_consent_withdrawals_open
    on patient_press_consent_withdrawals (due_on, id) where done_at is null;

  -- What was erased because its time was over, by run. Each run counts while it goes on.
  create table if not exists patient_press_purges (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    guide_downloads integer not null default 0,
    callback_requests integer not null default 0,
    consent_proofs integer not null default 0,
    oldest_request date,
    -- Null: it was broken off, and another run went on.
    finished_at timestamptz
  );

  -- People are found, and what is due, as quickly among a hundred thousand requests as among ten.
  create index if not exists guide_downloads_email on guide_downloads (email_index, id);
  create index if not exists guide_downloads_phone on guide_downloads (phone_index, id);
  create index if not exists callback_requests_email on callback_requests (email_index, id);
  create index if not exists guide_downloads_due on guide_downloads (purge_on, id) where erased_at is null;
  create index if not exists callback_requests_due on callback_requests (purge_on, id) where erased_at is null;
`;

/** Makes the tables for the rights of data subjects. */
export const createRightsTables: Migration = {
  name: 'requests/0003-create-rights-tables',
  up: ({ trx }) => trx.raw(tables),
};
