import type { Migration } from '../../platform/migrations';

/** Which recipient is notified of what. Nothing in it names or addresses a reader. */
const tables = `
  create table if not exists patient_press_recipient_deliveries (
    -- Also the webhook-id: the same at each attempt.
    id uuid primary key default gen_random_uuid(),
    -- Its documentId, and its name then.
    recipient text not null,
    recipient_name text not null,
    request_type text not null,
    -- Its documentId.
    request text not null,
    event text not null,
    -- The words that the reader agreed to, and that name the recipient.
    wording_key text not null,
    wording_version integer not null,
    created_at timestamptz not null default now(),
    -- Sent again by hand, it is tried for as long as at first.
    tried_since timestamptz not null default now(),
    -- Counted before each: above 0, it may have arrived.
    attempts integer not null default 0,
    -- Until then, an attempt may be under way.
    in_flight_until timestamptz,
    last_status integer,
    -- In our words: what others answer may name the reader.
    last_reason text,
    delivered_at timestamptz,
    given_up_at timestamptz,
    -- When it turned out that it must not be told.
    withheld_at timestamptz,
    unique (recipient, request, event)
  );
  create index if not exists patient_press_recipient_deliveries_request on patient_press_recipient_deliveries (request);
  create index if not exists patient_press_recipient_deliveries_newest
    on patient_press_recipient_deliveries (recipient, created_at desc);
`;

/** Makes the tables of the recipients. */
export const createRecipientTables: Migration = {
  name: 'recipients/0001-create-tables',
  up: ({ trx }) => trx.raw(tables),
};
