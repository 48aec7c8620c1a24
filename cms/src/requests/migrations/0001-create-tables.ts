import type { Migration } from '../../platform/migrations';

/**
 * What the intake keeps beside the requests. None of it is a content type: no one edits it, no API of Strapi's reaches it,
 * and none of it names or addresses a reader.
 */
const tables = `
  -- Proof of what readers agreed to or refused. It outlives the requests.
  create table if not exists patient_press_consents (
    id bigint generated always as identity primary key,
    -- Such as callback-request, and its documentId.
    request_type text not null,
    request text not null,
    wording_key text not null,
    wording_version integer not null,
    -- Of the words as they were then, in hex.
    wording_sha256 text not null,
    granted boolean not null,
    at timestamptz not null,
    page text not null,
    -- Keyed hashes, by which the proof of a person who comes forward is found.
    phone_index text,
    email_index text
  );
  create index if not exists patient_press_consents_request on patient_press_consents (request);
  create index if not exists patient_press_consents_phone on patient_press_consents (phone_index);
  create index if not exists patient_press_consents_email on patient_press_consents (email_index);
  create index if not exists patient_press_consents_wording on patient_press_consents (wording_key, wording_version);

  -- Which requests were received: one that is sent again is not another one.
  create table if not exists patient_press_intake_keys (
    request_type text not null,
    idempotency_key text not null,
    -- Keyed hash of all that was sent.
    content_hash text not null,
    received_at timestamptz not null default now(),
    -- The task of which a proof of work was sent with it: each is good for one request.
    challenge text unique,
    -- What was kept: its documentId. Null for what was kept before this was noted.
    request text,
    primary key (request_type, idempotency_key)
  );
  alter table patient_press_intake_keys add column if not exists challenge text unique;
  alter table patient_press_intake_keys add column if not exists request text;
  -- Whether its answer held a link to the file, which opens it even if the request is suspect: sent again, it is answered
  -- the same.
  alter table patient_press_intake_keys add column if not exists file_given boolean not null default false;

  -- What happened to a request after it was kept. Nothing in it names or addresses a reader.
  create table if not exists patient_press_intake_history (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    request_type text not null,
    -- Its documentId.
    request text not null,
    event text not null,
    detail jsonb not null default '{}',
    -- Who of the newsroom did it; null: the reader, or the cms by itself.
    done_by text
  );
  create index if not exists patient_press_intake_history_request on patient_press_intake_history (request);

  -- Who of the newsroom read or changed whose request.
  create table if not exists patient_press_intake_log (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    administrator bigint not null,
    -- So that it still says who when the account is gone.
    administrator_email text not null,
    action text not null,
    request_type text not null,
    -- documentIds.
    requests text[] not null,
    -- Of a file: which filters it was made with, and how many requests went into it.
    detail jsonb
  );
  alter table patient_press_intake_log add column if not exists detail jsonb;
  create index if not exists patient_press_intake_log_requests on patient_press_intake_log using gin (requests);

  -- As rate-limiter-flexible reads it. Its keys are keyed hashes.
  create table if not exists patient_press_intake_limits (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint
  );
  -- Limits that are over are removed every few minutes.
  create index if not exists patient_press_intake_limits_expire on patient_press_intake_limits (expire);

  -- Lists of requests, newest first, stay quick whatever was done long ago.
  create index if not exists callback_requests_open on callback_requests (id)
    where handled_at is null and verdict = 'accepted';
  create index if not exists callback_requests_suspect on callback_requests (id)
    where handled_at is null and verdict = 'suspect';
  create index if not exists callback_requests_done on callback_requests (id) where handled_at is not null;
  create index if not exists callback_requests_phone on callback_requests (phone_index, id);

  -- Requests that intake has not been emailed about yet.
  create table if not exists patient_press_intake_notices (
    id bigint generated always as identity primary key,
    request_type text not null,
    -- Its documentId.
    request text not null
  );

  -- Calls to make, oldest first, and those that were made.
  create index if not exists callback_requests_to_call on callback_requests (created_at, id)
    where handled_at is null and verdict = 'accepted' and erased_at is null;
  create index if not exists callback_requests_called on callback_requests (created_at, id)
    where handled_at is not null and verdict = 'accepted' and erased_at is null;
  create index if not exists guide_downloads_to_call on guide_downloads (created_at, id)
    where agreed_to_call and handled_at is null and verdict = 'accepted' and erased_at is null;
  create index if not exists guide_downloads_called on guide_downloads (created_at, id)
    where agreed_to_call and handled_at is not null and verdict = 'accepted' and erased_at is null;
  create index if not exists guide_downloads_agreed on guide_downloads (id)
    where agreed_to_call and erased_at is null;

  create index if not exists guide_downloads_created on guide_downloads (created_at);
  create index if not exists guide_downloads_delivered on guide_downloads (id)
    where delivered_at is not null and erased_at is null;
  create index if not exists guide_downloads_undelivered on guide_downloads (id)
    where delivered_at is null and erased_at is null and verdict = 'accepted';
  create index if not exists guide_downloads_trouble on guide_downloads (id)
    where erased_at is null and (mail_given_up_at is not null or mail_trouble is not null);
  create index if not exists guide_downloads_suspect on guide_downloads (id)
    where verdict = 'suspect' and erased_at is null;
  create index if not exists guide_downloads_opened on guide_downloads (id)
    where opened_at is not null and erased_at is null;
  create index if not exists guide_downloads_erased on guide_downloads (id) where erased_at is not null;
  create index if not exists guide_downloads_of_guide on guide_downloads_guide_lnk (guide_id, guide_download_id);

  -- Guides that were asked for and have not been sent, and those that cannot be: what the admin warns of.
  create index if not exists guide_downloads_unsent on guide_downloads (created_at)
    where verdict = 'accepted' and delivered_at is null and mail_given_up_at is null and erased_at is null;
  create index if not exists guide_downloads_mail_trouble on guide_downloads (updated_at)
    where mail_trouble is not null and mail_given_up_at is null and erased_at is null;
  create index if not exists guide_downloads_given_up on guide_downloads (mail_given_up_at)
    where mail_given_up_at is not null and erased_at is null;
`;

/** Makes the tables beside the requests, and the indexes of the requests themselves. */
export const createRequestTables: Migration = {
  name: 'requests/0001-create-tables',
  up: ({ trx }) => trx.raw(tables),
};
