import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { toPhone } from '../platform/contact/phone-link';
import { activeConsents } from '../requests/active-consents';
import { readFields } from '../requests/personal-fields';
import { requestStorage } from '../requests/request-storage';
import { type RequestRef, type RequestType, requestType, requestTypes } from '../requests/request-type';
import type { CallCursor, CallItem, CallList, CallSearch, CallState } from './call-contract';
import { PAGE_SIZE, time, toPage } from './request-items';

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

function selectType(requestType: RequestType, { state, after }: CallSearch): string {
  const { table, encrypted, agreedToCall } = requestStorage[requestType];
  const bestTime = encrypted.some(({ column }) => column === 'best_time') ? 'best_time' : 'null::text';
  const { direction, beyond } = order[state];
  const page = after
    ? `and created_at ${beyond}= cast(:at as timestamp) and (created_at, '${requestType}', id) ${beyond} (cast(:at as timestamp), :type, :id)`
    : '';
  return `(
    select '${requestType}' as request_type, id, document_id, idempotency_key, created_at, email, name, phone,
      ${bestTime} as best_time, page, handled_at, handled_by
    from ${table}
    where ${agreedToCall ?? 'true'} and ${handled[state]} and verdict = 'accepted' and erased_at is null ${page}
    order by created_at ${direction}, id ${direction} limit :limit
  )`;
}

async function findRows(strapi: Core.Strapi, search: CallSearch): Promise<Row[]> {
  const { direction } = order[search.state];
  const { after } = search;
  const found = await strapi.db.connection.raw(
    `select *, to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as cursor_at
     from (${requestTypes.map((type) => selectType(type, search)).join(' union all ')}) calls
     order by created_at ${direction}, request_type ${direction}, id ${direction} limit :limit`,
    { limit: PAGE_SIZE + 1, ...(after && { at: after.at, type: after.requestType, id: after.id }) },
  );
  return z.array(row).parse(found.rows);
}

function toItem(strapi: Core.Strapi, one: Row, agreedTo: CallItem['agreedTo']): CallItem {
  const { request_type: requestType, idempotency_key: idempotencyKey, email, name, phone, best_time: bestTime } = one;
  const fields = readFields(strapi, { requestType, idempotencyKey }, { email, name, phone, bestTime });
  return {
    requestType,
    documentId: one.document_id,
    at: one.created_at,
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
const cursorOf = ({ cursor_at: at, request_type: requestType, id }: Row): CallCursor => ({ at, requestType, id });

/** A page of everyone who agreed to a call, of both types. It takes as long among a hundred thousand as among ten. */
export async function listCalls(strapi: Core.Strapi, search: CallSearch): Promise<CallList> {
  const { rows, last } = toPage(await findRows(strapi, search));
  const consents = await activeConsents(strapi.db.connection, rows.map(refOf));
  return {
    calls: rows.map((one) => toItem(strapi, one, consents.get(one.document_id) ?? [])),
    next: last && cursorOf(last),
  };
}
