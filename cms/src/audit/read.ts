import { addDays, startOfDay } from '@patient-press/shared/time-zones';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { fieldLabel } from '../platform/field-label';
import { readTimeZone } from '../platform/time-zone/read';
import {
  type AuditChoices,
  type AuditEntry,
  type AuditFilters,
  actorKind,
  auditAction,
  auditActions,
} from './contract';

/** Entries on a page. */
const PAGE = 50;

const row = z.object({
  id: z.coerce.number(),
  at: z.date().transform((at) => at.toISOString()),
  actor_kind: actorKind,
  actor_name: z.string(),
  action: auditAction,
  subject_type: z.string(),
  subject_id: z.string(),
  subject_title: z.string(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
});

/** An entry, with its hash in hex. */
export interface HashedEntry extends AuditEntry {
  hash: string;
}

const labels = (strapi: Core.Strapi, type: string, detail: Record<string, unknown>): Record<string, unknown> => {
  const fields = z.array(z.string()).safeParse(detail.fields).data;
  return fields ? { ...detail, fields: fields.map((field) => fieldLabel(strapi, type, field)) } : detail;
};

/**
 * Entries from the latest on, those that match.
 * @param before only those before this one.
 */
export async function readEntries(
  strapi: Core.Strapi,
  { person, area, action, type, from, to }: AuditFilters,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<HashedEntry[]> {
  const zone = await readTimeZone(strapi);
  const query = strapi.db
    .connection('patient_press_audit')
    .select('*', strapi.db.connection.raw("encode(hash, 'hex') as hash, cast(detail as json) as detail"))
    .orderBy('id', 'desc')
    .limit(limit);
  if (before !== undefined) query.where('id', '<', before);
  if (person) query.where('actor_name', person);
  if (action) query.where('action', action);
  else if (area) query.whereIn('action', [...auditActions[area]]);
  if (type) query.where('subject_type', type);
  if (from) query.where('at', '>=', startOfDay(zone, from));
  if (to) query.where('at', '<', startOfDay(zone, addDays(to, 1)));
  const found: unknown = await query;
  return z
    .array(row)
    .parse(found)
    .map(({ id, at, actor_kind, actor_name, action: done, subject_type, subject_id, subject_title, detail, hash }) => ({
      id,
      at,
      actor: { kind: actor_kind, name: actor_name },
      action: done,
      subject: { type: subject_type, id: subject_id, title: subject_title },
      detail: labels(strapi, subject_type, detail),
      hash,
    }));
}

/** A page of entries, and where the next begins. */
export async function readPage(strapi: Core.Strapi, filters: AuditFilters, before: number | undefined) {
  const found = await readEntries(strapi, filters, { before, limit: PAGE + 1 });
  const entries = found.slice(0, PAGE).map(({ hash: _, ...entry }) => entry);
  return { entries, next: found.length > PAGE ? (entries.at(-1)?.id ?? null) : null };
}

/** Each value of an indexed column once: Postgres jumps from one to the next, however many entries there are. */
const distinct = (column: 'actor_name' | 'subject_type') => `
  with recursive known as (
    (select ${column} as value from patient_press_audit order by ${column} limit 1)
    union all
    select (select ${column} from patient_press_audit where ${column} > known.value order by ${column} limit 1)
    from known where known.value is not null
  )
  select value from known where value <> '' order by value`;

const values = z.array(z.object({ value: z.string() }));

/** Who did something, and to what. */
export async function readChoices(strapi: Core.Strapi): Promise<AuditChoices> {
  const read = async (column: 'actor_name' | 'subject_type') =>
    values.parse((await strapi.db.connection.raw(distinct(column))).rows).map(({ value }) => value);
  return { people: await read('actor_name'), types: await read('subject_type') };
}
