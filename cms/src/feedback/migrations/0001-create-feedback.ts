import type { Migration } from '../../platform/migrations';

const tables = `
  -- How often readers said that a page was helpful, or not, by day in UTC. Nothing in it is about a reader.
  create table patient_press_feedback_counts (
    content_type text not null,
    document text not null,
    day date not null,
    helpful integer not null default 0,
    not_helpful integer not null default 0,
    primary key (content_type, document, day)
  );

  -- What readers wrote about a page.
  create table patient_press_feedback_messages (
    id bigint generated always as identity primary key,
    -- Of all that was sent, and the hour: a button that was pressed twice sends one message.
    key text not null unique,
    at timestamptz not null default now(),
    content_type text not null,
    document text not null,
    topic text,
    -- Encrypted: people write down who they are, whatever the form says.
    message text not null,
    is_suspect boolean not null,
    purge_on date not null,
    handled_at timestamptz,
    handled_by text
  );
  create index patient_press_feedback_messages_new on patient_press_feedback_messages (id)
    where handled_at is null and not is_suspect;
  create index patient_press_feedback_messages_due on patient_press_feedback_messages (purge_on);
`;

/** Makes the tables for what readers say of pages. */
export const createFeedback: Migration = {
  name: 'feedback/0001-create-feedback',
  up: ({ trx }) => trx.raw(tables),
};
