import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type Administrator, nameOf } from '../platform/http/administrator';
import type { Other, PresenceRequest } from './contract';

/**
 * A form that was not heard of for this long is closed. Browsers let the timers of hidden tabs run once a minute; those
 * without unsaved text say goodbye instead.
 */
const current = `(seen_at > now() - interval '30 seconds' or (has_changes and seen_at > now() - interval '75 seconds'))`;

const rows = z.array(
  z.object({
    user_id: z.number(),
    firstname: z.string().nullable(),
    lastname: z.string().nullable(),
    email: z.string(),
    since: z.date(),
    has_changes: z.boolean(),
  }),
);

/** Notes that a form is open, and forgets those that are no more. Someone else's tab is left alone. */
async function note(strapi: Core.Strapi, asked: PresenceRequest, userId: number): Promise<void> {
  const { tab, contentType, documentId, hasChanges } = asked;
  const { connection } = strapi.db;
  await connection.raw(`delete from patient_press_presence where not ${current}`);
  await connection.raw(
    `insert into patient_press_presence as known (tab, content_type, document, user_id, has_changes)
      values (?, ?, ?, ?, ?)
      on conflict (tab) do update set
        since = case when known.document = excluded.document then known.since else now() end,
        content_type = excluded.content_type, document = excluded.document,
        has_changes = excluded.has_changes, seen_at = now()
      where known.user_id = excluded.user_id`,
    [tab, contentType, documentId, userId, hasChanges],
  );
}

/** Notes that a form is open. @returns who else has its document open, each person once. */
export async function noteOpenForm(
  strapi: Core.Strapi,
  asked: PresenceRequest,
  { id }: Administrator,
): Promise<Other[]> {
  await note(strapi, asked, Number(id));
  const found = await strapi.db.connection.raw(
    `select user_id, firstname, lastname, email, min(since) as since, bool_or(has_changes) as has_changes
      from patient_press_presence join admin_users on admin_users.id = user_id
      where content_type = ? and document = ? and tab <> ? and ${current}
      group by user_id, firstname, lastname, email
      order by min(since)`,
    [asked.contentType, asked.documentId, asked.tab],
  );
  return rows.parse(found.rows).map(({ user_id, since, has_changes: hasChanges, ...user }) => ({
    name: nameOf({ id: user_id, ...user }),
    since: since.toISOString(),
    hasChanges,
    isMe: user_id === Number(id),
  }));
}

/** Forgets a form that was closed. */
export async function noteClosedForm(strapi: Core.Strapi, tab: string, { id }: Administrator): Promise<void> {
  await strapi.db
    .connection('patient_press_presence')
    .where({ tab, user_id: Number(id) })
    .delete();
}
