import type { Database } from '../../platform/join-table';
import type { Migration } from '../../platform/migrations';

/** What is to be published or unpublished at a time, and what became of it. Rows are never deleted. */
const table = `
  create table if not exists patient_press_schedules (
    id bigint generated always as identity primary key,
    content_type text not null,
    -- Its documentId, and what it was called when it was scheduled.
    document text not null,
    title text not null,
    action text not null check (action in ('publish', 'unpublish')),
    -- To the millisecond, as JavaScript's times are: they are compared.
    at timestamptz(3) not null,
    -- Of the draft that was scheduled. Null: it is unpublished, whatever it says by then.
    content_digest text,
    -- The user of the admin who is responsible for it, who may be gone. Null: not known.
    scheduled_by int,
    scheduled_by_name text not null,
    created_at timestamptz not null default now(),
    state text not null default 'waiting'
      check (state in ('waiting', 'needs-confirmation', 'done', 'failed', 'canceled')),
    -- Why it needs confirmation, failed, or was canceled: see ../contract.ts.
    reason text,
    detail text not null default '',
    ended_at timestamptz(3),
    late_ms bigint,
    -- How often it failed for a cause that may pass, and when it is tried again.
    tries int not null default 0,
    try_at timestamptz,
    -- Whether someone has to be emailed about it: due, then sent.
    notice text check (notice in ('due', 'sent')),
    -- Whether someone has to look at it.
    needs_attention boolean not null default false
  );
  create unique index if not exists patient_press_schedules_one_to_come
    on patient_press_schedules (document, action) where state in ('waiting', 'needs-confirmation');
  create index if not exists patient_press_schedules_to_come
    on patient_press_schedules (at, id) where state in ('waiting', 'needs-confirmation');
  create index if not exists patient_press_schedules_over on patient_press_schedules (ended_at desc, id desc);
  create index if not exists patient_press_schedules_attention
    on patient_press_schedules (document) where needs_attention;
  create index if not exists patient_press_schedules_notices on patient_press_schedules (id) where notice = 'due';
`;

/**
 * Articles had two date fields that were not in the form and did nothing. One that is still to come asks to be
 * confirmed; the others are forgotten, because what stays in these columns is a copy of the table.
 */
async function adopt(trx: Database, articles: string): Promise<void> {
  for (const [action, column] of [
    ['publish', 'publish_at'],
    ['unpublish', 'unpublish_at'],
  ] as const) {
    await trx.raw(
      `insert into patient_press_schedules
         (content_type, document, title, action, at, scheduled_by_name, state, reason, needs_attention)
       select 'api::article.article', document_id, coalesce(headline, ''), '${action}', ${column}, '',
         'needs-confirmation', 'entered-before', true
       from "${articles}" where published_at is null and ${column} > now()`,
    );
    await trx.raw(`update "${articles}" set ${column} = null where ${column} <= now()`);
  }
}

export const createSchedules: Migration = {
  name: 'schedules/0001-create-schedules',
  async up({ strapi, trx }) {
    await trx.raw(table);
    await adopt(trx, strapi.db.metadata.get('api::article.article').tableName);
    await trx.raw('set constraints all immediate');
  },
};
