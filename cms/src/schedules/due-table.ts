import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { columns, readRows, type StoredSchedule, TO_COME } from './schedule-table';

/** How far ahead of the database's clock a moment is. Only that clock counts: those of replicas may be wrong. */
export async function msUntil(strapi: Core.Strapi, at: string): Promise<number> {
  const { rows } = await strapi.db.connection.raw(
    'select cast(extract(epoch from cast(:at as timestamptz) - clock_timestamp()) * 1000 as float) as ms',
    { at },
  );
  return z.tuple([z.object({ ms: z.number() })]).parse(rows)[0].ms;
}

const due = `${TO_COME} and at <= clock_timestamp() and (try_at is null or try_at <= clock_timestamp())`;

/** The ids of what is due by the database's clock, the earliest first. */
export async function readDue(strapi: Core.Strapi, most: number): Promise<string[]> {
  const { rows } = await strapi.db.connection.raw(
    `select cast(id as text) as id from patient_press_schedules where ${due} order by at, id limit :most`,
    { most },
  );
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id);
}

/**
 * Takes what is due for the transaction that is under way. Tried, not waited for: the one that holds it is publishing it, and the locks
 * of a publication come first.
 * @returns null when another has it, or it is no longer due.
 */
export async function takeDue(strapi: Core.Strapi, id: string): Promise<StoredSchedule | null> {
  const { rows } = await strapi.db.transaction(({ trx }) =>
    trx.raw(`select pg_try_advisory_xact_lock(hashtext('patient_press_schedules'), cast(:id as int)) as taken`, {
      id: Number(id) % 2_147_483_647,
    }),
  );
  if (!z.tuple([z.object({ taken: z.boolean() })]).parse(rows)[0].taken) return null;
  const [found] = await readRows(strapi, `select ${columns} from patient_press_schedules where id = :id and ${due}`, {
    id,
  });
  return found ?? null;
}

/** Notes that something failed for a cause that may pass. */
export async function tryAgain(strapi: Core.Strapi, { id, at }: StoredSchedule, seconds: number): Promise<void> {
  await strapi.db.connection.raw(
    `update patient_press_schedules set tries = tries + 1,
       try_at = clock_timestamp() + make_interval(secs => :seconds) where id = :id and at = :at and ${TO_COME}`,
    { id, at, seconds },
  );
}

/** Milliseconds until the next is due; null: there is none. Negative: it is due, and another may have it. */
export async function msUntilNext(strapi: Core.Strapi): Promise<number | null> {
  const { rows } = await strapi.db.connection.raw(
    `select cast(extract(epoch from min(greatest(at, try_at)) - clock_timestamp()) * 1000 as float) as ms
     from patient_press_schedules where ${TO_COME}`,
  );
  return z.tuple([z.object({ ms: z.number().nullable() })]).parse(rows)[0].ms;
}

/** How many should have been done more than so many seconds ago, and were not. */
export async function countOverdue(strapi: Core.Strapi, seconds: number): Promise<number> {
  const { rows } = await strapi.db.connection.raw(
    `select cast(count(*) as int) as count from patient_press_schedules
     where ${TO_COME} and at < clock_timestamp() - make_interval(secs => :seconds)`,
    { seconds },
  );
  return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count;
}
