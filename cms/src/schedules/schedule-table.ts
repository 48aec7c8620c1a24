import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Afterwards } from '../withdrawing/contract';
import {
  type ScheduledAction,
  type ScheduledType,
  type ScheduleState,
  type SchedulesQuery,
  type ScheduleView,
  schedule,
} from './contract';
import { copyToDocument, lockDocument } from './document-copies';

const date = z.date().transform((value) => value.toISOString());

const stored = schedule
  .pick({
    id: true,
    contentType: true,
    documentId: true,
    title: true,
    action: true,
    state: true,
    reason: true,
    detail: true,
    scheduledBy: true,
    needsAttention: true,
    afterwards: true,
  })
  .extend({
    at: date,
    endedAt: date.nullable(),
    lateMs: z.coerce.number().nullable().catch(null),
    digest: z.string().nullable(),
    /** The admin user's id. */
    userId: z.number().nullable(),
    tries: z.number(),
  });
export type StoredSchedule = z.infer<typeof stored>;

export const columns = `cast(id as text) as id, content_type as "contentType", document as "documentId", title, action, at,
  content_digest as digest, scheduled_by as "userId", scheduled_by_name as "scheduledBy", state, reason, detail,
  ended_at as "endedAt", cast(late_ms as float) as "lateMs", tries, needs_attention as "needsAttention",
  cast(afterwards as json) as afterwards`;

export const TO_COME = `state in ('waiting', 'needs-confirmation')`;

export const isToCome = (state: ScheduleState): boolean => state === 'waiting' || state === 'needs-confirmation';

/** Which rows a list has, and in which order. */
const views: Record<ScheduleView, string> = {
  coming: `${TO_COME} order by at, id`,
  past: `not ${TO_COME} order by ended_at desc, id desc`,
  attention: 'needs_attention order by coalesce(ended_at, at) desc, id desc',
};

/** In the transaction that is under way, if one is. */
export async function readRows(
  strapi: Core.Strapi,
  sql: string,
  bindings: Record<string, unknown>,
): Promise<StoredSchedule[]> {
  const { rows } = await strapi.db.transaction(({ trx }) => trx.raw(sql, bindings));
  return z.array(stored).parse(rows);
}

export async function readSchedule(strapi: Core.Strapi, id: string): Promise<StoredSchedule | null> {
  if (!/^\d{1,18}$/.test(id)) return null;
  const [found] = await readRows(strapi, `select ${columns} from patient_press_schedules where id = :id`, { id });
  return found ?? null;
}

/** @param most one more than this is read, to know whether there are more. */
export const listSchedules = (
  strapi: Core.Strapi,
  { view, contentType, documentId }: SchedulesQuery,
  types: readonly ScheduledType[],
  most: number,
): Promise<StoredSchedule[]> =>
  readRows(
    strapi,
    `select ${columns} from patient_press_schedules
     where content_type = any(:types) and document = coalesce(:document, document) and ${views[view]} limit :limit`,
    {
      types: contentType ? types.filter((one) => one === contentType) : types,
      document: documentId ?? null,
      limit: most + 1,
    },
  );

/** What is to come of a document, and what of it is over and needs attention. */
export const openSchedules = (strapi: Core.Strapi, documentId: string): Promise<StoredSchedule[]> =>
  readRows(
    strapi,
    `select ${columns} from patient_press_schedules where document = :documentId and (${TO_COME} or needs_attention)
     order by at`,
    { documentId },
  );

/** What is to come of a document. */
export const schedulesToCome = (strapi: Core.Strapi, documentId: string): Promise<StoredSchedule[]> =>
  readRows(
    strapi,
    `select ${columns} from patient_press_schedules where document = :documentId and ${TO_COME} order by at`,
    {
      documentId,
    },
  );

interface NewSchedule {
  contentType: ScheduledType;
  documentId: string;
  title: string;
  action: ScheduledAction;
  at: string;
  digest: string | null;
  userId: number;
  scheduledBy: string;
  afterwards: Afterwards | null;
}

/** @returns null when the document has a schedule of this action already. */
export const insertSchedule = async (strapi: Core.Strapi, added: NewSchedule): Promise<StoredSchedule | null> =>
  await strapi.db.transaction(async ({ trx }) => {
    await lockDocument(strapi, added);
    const [made] = await readRows(
      strapi,
      `insert into patient_press_schedules
         (content_type, document, title, action, at, content_digest, scheduled_by, scheduled_by_name, afterwards)
       values (:contentType, :documentId, :title, :action, :at, :digest, :userId, :scheduledBy, cast(:afterwards as jsonb))
       on conflict (document, action) where ${TO_COME} do nothing returning ${columns}`,
      { ...added, afterwards: added.afterwards && JSON.stringify(added.afterwards) },
    );
    if (!made) return null;
    // The one who schedules it again has seen what became of the last one.
    await trx.raw(
      `update patient_press_schedules set needs_attention = false
       where document = :documentId and action = :action and id <> :id and needs_attention`,
      { documentId: made.documentId, action: made.action, id: made.id },
    );
    await copyToDocument(strapi, made);
    return made;
  });

type Changes = Partial<
  Pick<StoredSchedule, 'at' | 'digest' | 'userId' | 'scheduledBy' | 'state' | 'reason' | 'detail' | 'needsAttention'>
> & {
  /** Someone is to be emailed about it. */
  isNotice?: boolean;
};

/**
 * Changes a schedule, if it is still as it was read: in the same state, at the same time.
 * @returns null when it isn't.
 */
export const changeSchedule = async (
  strapi: Core.Strapi,
  before: StoredSchedule,
  { isNotice, ...changes }: Changes,
): Promise<StoredSchedule | null> =>
  await strapi.db.transaction(async () => {
    await lockDocument(strapi, before);
    const { at, digest, userId, scheduledBy, state, reason, detail, needsAttention } = { ...before, ...changes };
    const [changed] = await readRows(
      strapi,
      `update patient_press_schedules set at = :at, content_digest = :digest, scheduled_by = :userId,
         scheduled_by_name = :scheduledBy, state = :state, reason = :reason, detail = :detail,
         needs_attention = :needsAttention, tries = 0, try_at = null,
         ended_at = case when :isOver then coalesce(ended_at, clock_timestamp()) end,
         late_ms = case when :isDone then coalesce(late_ms,
           greatest(0, round(extract(epoch from clock_timestamp() - at) * 1000))) end,
         notice = case when :isNotice then 'due' else notice end
       where id = :id and state = :stateBefore and at = :atBefore returning ${columns}`,
      {
        ...{ at, digest, userId, scheduledBy, state, reason, detail, needsAttention },
        id: before.id,
        stateBefore: before.state,
        atBefore: before.at,
        isOver: !isToCome(state),
        isDone: state === 'done',
        isNotice: isNotice === true,
      },
    );
    if (changed) await copyToDocument(strapi, changed);
    return changed ?? null;
  });
