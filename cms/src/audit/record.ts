import type { Core } from '@strapi/strapi';
import type { Database } from '../platform/join-table';
import { type Actor, actorOf } from './actor';
import type { AuditAction } from './contract';

/** What something was done to. Of a reader’s request, its id at most. */
export interface Subject {
  type: string;
  id?: string | number;
  title?: string | null | undefined;
}

/** Something that was done, to be recorded. */
export interface Done {
  action: AuditAction;
  subject?: Subject;
  /** Small, and without content or anything about a reader: names of fields, counts, ids of requests. */
  detail?: Record<string, unknown>;
  /** Left out: who sent the request that is being answered, or else the cms itself. */
  by?: Actor;
}

/** Nothing is done without being recorded: what it was about was not done, and is not shown. */
class AuditNotRecordedError extends Error {
  override name = 'AuditNotRecordedError';
}

const MAX_TITLE = 300;

/** Postgres stores no null character. */
const storable = (text: string) => text.replaceAll('\0', '').slice(0, MAX_TITLE);

const rowOf = (strapi: Core.Strapi, { action, subject, detail = {}, by = actorOf(strapi) }: Done) => ({
  kind: by.kind,
  actor: by.id,
  name: storable(by.name),
  action,
  type: subject?.type ?? '',
  subject: String(subject?.id ?? ''),
  title: storable(subject?.title ?? ''),
  detail,
});

let isOpen = false;

/** From now on there is a log. What Strapi does before, while it starts, isn't recorded. */
export function openAudit(): void {
  isOpen = true;
}

const note = async (strapi: Core.Strapi, database: Database, done: readonly Done[], isRequired: boolean) => {
  const entries = JSON.stringify(done.map((one) => rowOf(strapi, one)));
  const { rows } = await database.raw(
    'select patient_press_note_audit(cast(:entries as jsonb), cast(:isRequired as boolean)) as failure',
    { entries, isRequired },
  );
  if (rows[0].failure) throw new Error(String(rows[0].failure));
};

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Records what was done, as a part of the transaction it is called in: both are stored, or neither is.
 * @param database the transaction, when it is none of Strapi's.
 * @throws AuditNotRecordedError or, when the transaction commits, the database's own error.
 */
export async function recordDone(
  strapi: Core.Strapi,
  done: Done | readonly Done[],
  database?: Database,
): Promise<void> {
  const all = 'action' in done ? [done] : done;
  if (!isOpen || all.length === 0) return;
  try {
    if (database) await note(strapi, database, all, true);
    else await strapi.db.transaction(({ trx }) => note(strapi, trx, all, true));
  } catch (cause) {
    throw new AuditNotRecordedError(
      `This wasn’t done, because it couldn’t be added to the audit log. ${messageOf(cause)}`,
      { cause },
    );
  }
}

/**
 * Records what must not wait for its record: logins, and what takes something off the site. If it can't be recorded now, it is
 * later, or the log of the cms has it.
 */
export async function recordIfPossible(strapi: Core.Strapi, done: Done | readonly Done[]): Promise<void> {
  const all = 'action' in done ? [done] : done;
  if (!isOpen || all.length === 0) return;
  try {
    await strapi.db.transaction(({ trx }) => note(strapi, trx, all, false));
  } catch (error) {
    const what = all.map(({ action, subject }) => [action, subject?.type, subject?.id].filter(Boolean).join(' '));
    strapi.log.error(`The audit log lacks what was done: ${what.join(', ')}. ${messageOf(error)}`);
  }
}

/** Chains what waits because it couldn't be recorded in time. @returns how many entries there are, and the hash of the last. */
export async function chainWaiting(strapi: Core.Strapi): Promise<{ id: number; hash: string }> {
  const database = strapi.db.connection;
  await database.raw('select patient_press_chain_audit()');
  const { rows } = await database.raw(
    "select cast(id as integer) as id, encode(hash, 'hex') as hash from patient_press_audit order by id desc limit 1",
  );
  return rows[0] ?? { id: 0, hash: '' };
}
