import type { Core } from '@strapi/strapi';
import { subBusinessDays } from 'date-fns';
import { z } from 'zod';
import { toPhone } from '../platform/contact/phone-link';
import { activeConsents } from '../requests/active-consents';
import { readFields } from '../requests/personal-fields';
import { requestStorage } from '../requests/request-storage';
import { type RequestRef, type RequestType, requestType, requestTypes } from '../requests/request-type';
import type { CallItem, CallList, CallSearch, CallState, CallTotals } from './call-contract';
import type { RequestCursor } from './item-contract';
import { readListPage } from './list-page';
import { time } from './request-items';

const row = z.object({
  request_type: requestType,
  id: z.number(),
  document_id: z.string(),
  idempotency_key: z.string(),
  created_at: time,
  cursor_at: z.string(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  best_time: z.string().nullable(),
  page: z.string().nullable(),
  handled_at: time.nullable(),
  handled_by: z.string().nullable(),
});
type Row = z.infer<typeof row>;

/** Each has an index of its own, in these words: see tables.ts. */
const handled: Record<CallState, string> = { open: 'handled_at is null', done: 'handled_at is not null' };
const order: Record<CallState, { direction: 'asc' | 'desc'; beyond: '>' | '<' }> = {
  open: { direction: 'asc', beyond: '>' },
  done: { direction: 'desc', beyond: '<' },
};

/** Which calls are read. */
interface Wanted extends Pick<CallSearch, 'state' | 'after' | 'among'> {
  limit?: number;
  /** Only these, by documentId. */
  only?: string[];
}

const isListed = (requestType: RequestType, { among, only }: Pick<Wanted, 'among' | 'only'>): string =>
  [
    requestStorage[requestType].agreedToCall ?? 'true',
    "verdict = 'accepted' and erased_at is null",
    among && 'document_id = any(:among)',
    only && 'document_id = any(:only)',
  ]
    .filter(Boolean)
    .join(' and ');

function selectType(requestType: RequestType, wanted: Wanted): string {
  const { state, after, limit } = wanted;
  const { table, encrypted } = requestStorage[requestType];
  const bestTime = encrypted.some(({ column }) => column === 'best_time') ? 'best_time' : 'null::text';
  const { direction, beyond } = order[state];
  const page = after
    ? `and created_at ${beyond}= cast(:at as timestamp) and (created_at, '${requestType}', id) ${beyond} (cast(:at as timestamp), :type, :id)`
    : '';
  return `(
    select '${requestType}' as request_type, id, document_id, idempotency_key, created_at, email, name, phone,
      ${bestTime} as best_time, page, handled_at, handled_by
    from ${table}
    where ${isListed(requestType, wanted)} and ${handled[state]} ${page}
    order by created_at ${direction}, id ${direction} ${limit === undefined ? '' : 'limit :limit'}
  )`;
}

async function findRows(strapi: Core.Strapi, wanted: Wanted): Promise<Row[]> {
  const { state, after, limit, among, only } = wanted;
  const { direction } = order[state];
  const found = await strapi.db.connection.raw(
    `select *, to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as cursor_at
     from (${requestTypes.map((type) => selectType(type, wanted)).join(' union all ')}) calls
     order by created_at ${direction}, request_type ${direction}, id ${direction}
     ${limit === undefined ? '' : 'limit :limit'}`,
    {
      ...(limit !== undefined && { limit }),
      ...(among && { among }),
      ...(only && { only }),
      ...(after && { at: after.at, type: after.requestType, id: after.id }),
    },
  );
  return z.array(row).parse(found.rows);
}

/** Two business days: readers who ask for a call expect it the next day. */
const OVERDUE_BUSINESS_DAYS = 2;
const overdueSince = (now: Date): Date => subBusinessDays(now, OVERDUE_BUSINESS_DAYS);

function toItem(strapi: Core.Strapi, one: Row, agreedTo: CallItem['agreedTo']): CallItem {
  const { request_type: requestType, idempotency_key: idempotencyKey, email, name, phone, best_time: bestTime } = one;
  const fields = readFields(strapi, { requestType, idempotencyKey }, { email, name, phone, bestTime });
  return {
    requestType,
    documentId: one.document_id,
    at: one.created_at,
    isOverdue: !one.handled_at && one.created_at < overdueSince(new Date()).toISOString(),
    phone: fields?.phone ? toPhone(fields.phone) : null,
    name: fields?.name ?? null,
    email: fields?.email ?? null,
    bestTime: fields?.bestTime ?? null,
    isUnreadable: !fields,
    page: one.page,
    agreedTo,
    handledAt: one.handled_at,
    handledBy: one.handled_by,
  };
}

const refOf = ({ request_type: requestType, document_id: request }: Row): RequestRef => ({ requestType, request });
const cursorOf = ({ cursor_at: at, request_type: requestType, id }: Row): RequestCursor => ({ at, requestType, id });

/** A page of everyone who agreed to a call, of both types. It takes as long among a hundred thousand as among ten. */
export async function listCalls(
  strapi: Core.Strapi,
  { byDataSubject = false, ...search }: CallSearch,
): Promise<CallList> {
  const { rows, last, dataSubjects } = await readListPage<Row>(
    strapi,
    {
      next: (after, limit) => findRows(strapi, { ...search, after: after ? cursorOf(after) : search.after, limit }),
      only: (documentIds) => findRows(strapi, { ...search, after: null, only: documentIds }),
      refOf,
    },
    byDataSubject,
  );
  const consents = await activeConsents(strapi.db.connection, rows.map(refOf));
  return {
    calls: rows.map((one) => toItem(strapi, one, consents.get(one.document_id) ?? [])),
    next: last && cursorOf(last),
    dataSubjects,
  };
}

const countedCalls = z.tuple([
  z.object({
    open: z.coerce.number(),
    overdue: z.coerce.number(),
    done: z.coerce.number(),
    oldestOpen: time.nullable(),
  }),
]);

/** How many calls are to be made, and were. @param among only these, by documentId; left out: all. */
export async function countCalls(strapi: Core.Strapi, among: string[] | undefined, now: Date): Promise<CallTotals> {
  const every = requestTypes
    .map(
      (type) => `select created_at, handled_at from ${requestStorage[type].table} where ${isListed(type, { among })}`,
    )
    .join(' union all ');
  const { rows } = await strapi.db.connection.raw(
    `select count(*) filter (where ${handled.open}) as open,
       count(*) filter (where ${handled.open} and created_at < :overdue) as overdue,
       count(*) filter (where ${handled.done}) as done,
       min(created_at) filter (where ${handled.open}) as "oldestOpen"
     from (${every}) calls`,
    { overdue: overdueSince(now), ...(among && { among }) },
  );
  return countedCalls.parse(rows)[0];
}
