import type { Migration } from '../../platform/migrations';

/** How users of the admin log in, beyond what Strapi stores of them. */
const tables = `
  create table if not exists patient_press_second_factors (
    user_id integer primary key,
    -- Encrypted, in base32.
    secret text not null,
    -- Null: it was begun, and no code has shown that the app has the secret.
    confirmed_at timestamptz,
    -- The step (30 seconds) of the last code that was taken: none is taken twice.
    last_step bigint not null default 0,
    -- Hashes of the recovery codes that were not used yet, with one salt.
    recovery_salt text not null default '',
    recovery_codes text[] not null default '{}',
    -- Wrong codes since then, in a row.
    failures integer not null default 0,
    failed_since timestamptz
  );

  -- Whose password would be refused by now, as of their last login.
  create table if not exists patient_press_weak_passwords (
    user_id integer primary key,
    noticed_at timestamptz not null default now()
  );

  -- Who did what to whose login.
  create table if not exists patient_press_account_events (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    event text not null,
    user_id integer not null,
    user_name text not null,
    done_by text not null
  );
  create index if not exists patient_press_account_events_at on patient_press_account_events (at desc, id desc);
`;

/** The tables of passwords and second factors. */
export const createSecondFactors: Migration = {
  name: 'accounts/0001-create-second-factors',
  up: ({ trx }) => trx.raw(tables),
};
