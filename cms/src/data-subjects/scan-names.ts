import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { decryptField, unlessUnreadable } from '../requests/personal-fields';
import { requestStorage } from '../requests/request-storage';
import { type RequestType, requestTypes } from '../requests/request-type';
import { whileOthersWait } from '../requests/search-limits';
import { type StoredRequest, selectStored, toStored } from '../requests/stored-request';

type Database = Core.Strapi['db']['connection'];

const BATCH = 500;
/** More data subjects with one name than these cannot be distinguished in a list: more of it has to be typed. */
const MOST = 50;

const named = z.array(
  z.object({ id: z.number(), document_id: z.string(), idempotency_key: z.string(), name: z.string() }),
);
type Named = z.infer<typeof named>[number];

/** A name that cannot be decrypted is not found: it could not be shown either. */
const nameIn = (requestType: RequestType, { name, idempotency_key: idempotencyKey }: Named): string =>
  unlessUnreadable(() => decryptField({ requestType, idempotencyKey }, 'name', name)) ?? '';

/** The names of requests of one type, a batch at a time, the newest first. */
async function* readNames(database: Database, requestType: RequestType): AsyncGenerator<Named[]> {
  let before: number | null = null;
  do {
    const query = database(requestStorage[requestType].table)
      .select('id', 'document_id', 'idempotency_key', 'name')
      .whereNotNull('name')
      .whereNull('erased_at')
      .orderBy('id', 'desc')
      .limit(BATCH);
    if (before !== null) query.where('id', '<', before);
    const batch = named.parse(await query);
    yield batch;
    before = batch.length === BATCH ? (batch.at(-1)?.id ?? null) : null;
  } while (before !== null);
}

/** What a search through all names found. `read`: how many names were decrypted for it. */
interface Scanned {
  requests: StoredRequest[];
  isCut: boolean;
  read: number;
}

/**
 * Finds requests by name. No index of names is stored, from which they could be guessed: all are decrypted, in batches, which
 * takes a few seconds for a hundred thousand.
 * @throws RateLimitError when too many searches wait already.
 */
export const scanNames = (database: Database, matches: (name: string) => boolean): Promise<Scanned> =>
  whileOthersWait(() => scan(database, matches));

async function scan(database: Database, matches: (name: string) => boolean): Promise<Scanned> {
  const found: Scanned = { requests: [], isCut: false, read: 0 };
  for (const requestType of requestTypes) {
    const documentIds: string[] = [];
    for await (const batch of readNames(database, requestType)) {
      found.read += batch.length;
      for (const one of batch) if (matches(nameIn(requestType, one))) documentIds.push(one.document_id);
      if (documentIds.length > MOST) break;
    }
    found.isCut ||= documentIds.length > MOST;
    const rows = await selectStored(database, requestType)
      .whereIn('document_id', documentIds.slice(0, MOST))
      .orderBy('id', 'desc');
    found.requests.push(...toStored(requestType, rows));
  }
  return found;
}
