import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { toPhone } from '../platform/contact/phone-link';
import { SealError } from '../platform/encryption/keyring';
import { leadKeys } from '../platform/encryption/lead-keys';
import type { RequestRef } from '../requests/request-type';
import { activeWordings } from './active-wordings';
import type { CallCursor, CallItem, CallList, CallSearch, CallState } from './calls-contract';

const PAGE_SIZE = 25;

const time = z.date().transform((date) => date.toISOString());
const row = z.object({
  request_type: z.enum(['callback-request', 'guide-download']),
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
const kinds = {
  'callback-request': { table: 'callback_requests', agreed: 'true', bestTime: 'best_time' },
  'guide-download': { table: 'guide_downloads', agreed: 'agreed_to_call', bestTime: 'null::text' },
} as const;

function selectKind(requestType: Row['request_type'], { state, after }: CallSearch): string {
  const { table, agreed, bestTime } = kinds[requestType];
  const { direction, beyond } = order[state];
  const page = after
    ? `and created_at ${beyond}= cast(:at as timestamp) and (created_at, '${requestType}', id) ${beyond} (cast(:at as timestamp), :type, :id)`
    : '';
  return `(
    select '${requestType}' as request_type, id, document_id, idempotency_key, created_at, email, name, phone,
      ${bestTime} as best_time, page, handled_at, handled_by
    from ${table}
    where ${agreed} and ${handled[state]} and verdict = 'accepted' and erased_at is null ${page}
    order by created_at ${direction}, id ${direction} limit :limit
  )`;
}

async function findRows(strapi: Core.Strapi, search: CallSearch): Promise<Row[]> {
  const { direction } = order[search.state];
  const { after } = search;
  const found = await strapi.db.connection.raw(
    `select *, to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as cursor_at
     from (${selectKind('callback-request', search)} union all ${selectKind('guide-download', search)}) calls
     order by created_at ${direction}, request_type ${direction}, id ${direction} limit :limit`,
    { limit: PAGE_SIZE + 1, ...(after && { at: after.at, type: after.requestType, id: after.id }) },
  );
  return z.array(row).parse(found.rows);
}

/** The encrypted fields of a request, opened; null when one of them cannot be. */
function open(strapi: Core.Strapi, { request_type: requestType, idempotency_key: idempotencyKey, ...sealed }: Row) {
  const openField = (field: string, text: string | null) =>
    text === null ? null : leadKeys.open(text, { requestType, idempotencyKey, field });
  try {
    const phone = openField('phone', sealed.phone);
    return {
      phone: phone ? toPhone(phone) : null,
      name: openField('name', sealed.name),
      email: openField('email', sealed.email),
      bestTime: openField('bestTime', sealed.best_time),
    };
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    strapi.log.error(error.message);
    return null;
  }
}

const cursorOf = ({ cursor_at: at, request_type: requestType, id }: Row): CallCursor => ({ at, requestType, id });

/** A page of everyone who agreed to a call, of both kinds. It takes as long among a hundred thousand as among ten. */
export async function listCalls(strapi: Core.Strapi, search: CallSearch): Promise<CallList> {
  const rows = await findRows(strapi, search);
  const shown = rows.slice(0, PAGE_SIZE);
  const refs = shown.map(
    ({ request_type, document_id }): RequestRef => ({ requestType: request_type, request: document_id }),
  );
  const wordings = await activeWordings(strapi, refs);
  const calls = shown.map((one): CallItem => {
    const opened = open(strapi, one);
    return {
      requestType: one.request_type,
      documentId: one.document_id,
      at: one.created_at,
      ...(opened ?? { phone: null, name: null, email: null, bestTime: null }),
      isUnreadable: !opened,
      page: one.page,
      agreedTo: wordings.get(one.document_id) ?? [],
      handledAt: one.handled_at,
      handledBy: one.handled_by,
    };
  });
  const last = shown.at(-1);
  return { calls, next: rows.length > PAGE_SIZE && last ? cursorOf(last) : null };
}
