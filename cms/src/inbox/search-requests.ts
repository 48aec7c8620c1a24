import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { findByContact } from '../data-subjects/find';
import { MOST_FOUND } from '../requests/contract';
import { decryptField, unlessUnreadable } from '../requests/personal-fields';
import { requestStorage } from '../requests/request-storage';
import { type RequestRef, type RequestType, requestType, requestTypes } from '../requests/request-type';
import { type Contact, refOf } from '../requests/stored-request';
import type { RequestCursor } from './item-contract';
import { time } from './request-items';
import { type Scan, type ScanBounds, scan } from './scan';
import type { RequestSearch, SearchEnd } from './search-contract';
import type { SearchMatcher } from './search-matcher';

type Database = Core.Strapi['db']['connection'];

/** A newsroom of 50,000 requests is searched whole; whatever happens, an answer comes within a few seconds. */
const bounds: ScanBounds = { requests: 50_000, ms: 4000, found: MOST_FOUND };
const BATCH = 500;

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
});
type Row = z.infer<typeof row>;

const selectType = (type: RequestType, after: RequestCursor | null): string => `(
  select '${type}' as request_type, id, document_id, idempotency_key, created_at, email, name, phone
  from ${requestStorage[type].table}
  where erased_at is null ${
    after
      ? `and created_at <= cast(:at as timestamp) and (created_at, '${type}', id) < (cast(:at as timestamp), :type, :id)`
      : ''
  }
  order by created_at desc, id desc limit :limit
)`;

const cursorOf = ({ cursor_at: at, request_type: type, id }: Row): RequestCursor => ({ at, requestType: type, id });

/** Requests of both types that hold personal data, a batch at a time, the newest first. */
async function* readBatches(database: Database, from: RequestCursor | null): AsyncGenerator<Row[]> {
  let after = from;
  do {
    const { rows } = await database.raw(
      `select *, to_char(created_at, 'YYYY-MM-DD"T"HH24:MI:SS.US') as cursor_at
       from (${requestTypes.map((type) => selectType(type, after)).join(' union all ')}) every
       order by created_at desc, request_type desc, id desc limit :limit`,
      { limit: BATCH, ...(after && { at: after.at, type: after.requestType, id: after.id }) },
    );
    const batch = z.array(row).parse(rows);
    yield batch;
    const last = batch.at(-1);
    after = batch.length === BATCH && last ? cursorOf(last) : null;
  } while (after);
}

/** Decrypts only what a search looks at. What cannot be decrypted is not found by it. */
function contactIn(one: Row, fields: SearchMatcher['fields']): Contact {
  const owner = { requestType: one.request_type, idempotencyKey: one.idempotency_key };
  const contact: Contact = { email: null, name: null, phone: null };
  for (const field of fields) contact[field] = unlessUnreadable(() => decryptField(owner, field, one[field]));
  return contact;
}

/** What a search found, and how far it looked. */
export interface FoundRequests {
  /** The newest first. */
  found: RequestRef[];
  read: number;
  end: SearchEnd;
  /** ISO */
  backTo: string | null;
  older: RequestCursor | null;
}

/** A whole address or number is found by its hash, however old the request is, and also when it was erased. */
async function withExact(database: Database, text: string, { found }: Scan<Row>): Promise<RequestRef[]> {
  const exact = (await findByContact(database, text)).map(refOf);
  const scanned = found.map(({ request_type, document_id }) => ({ requestType: request_type, request: document_id }));
  const known = new Set(scanned.map(({ request }) => request));
  return [...scanned, ...exact.filter(({ request }) => !known.has(request))].slice(0, MOST_FOUND);
}

/**
 * Finds requests by a part of a name, an email address or a phone number. No index of parts is stored, from which they could be
 * guessed: requests are decrypted one by one, the newest first, until a bound is reached.
 * @param signal aborted when no one waits for the answer any more.
 */
export async function searchRequests(
  database: Database,
  { text, from }: RequestSearch,
  { fields, matches }: SearchMatcher,
  signal: AbortSignal,
): Promise<FoundRequests> {
  const scanned = await scan(readBatches(database, from), (one) => matches(contactIn(one, fields)), { bounds, signal });
  const { read, end, last } = scanned;
  return {
    found: await withExact(database, from ? '' : text, scanned),
    read,
    end,
    backTo: last?.created_at ?? null,
    older: end !== 'all' && last ? cursorOf(last) : null,
  };
}
