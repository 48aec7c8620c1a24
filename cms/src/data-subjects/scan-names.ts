import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { SealError } from '../platform/encryption/keyring';
import { leadKeys } from '../platform/encryption/lead-keys';
import { columnsOf, keptIn, requestTypes, type StoredRequest, storedRow } from '../requests/stored-request';

type Database = Core.Strapi['db']['connection'];

const BATCH = 500;
/** More people with one name than these cannot be told apart in a list: more of it has to be typed. */
const MOST = 50;

const named = z.array(
  z.object({ id: z.number(), document_id: z.string(), idempotency_key: z.string(), name: z.string() }),
);
type Named = z.infer<typeof named>[number];

function nameIn(requestType: StoredRequest['requestType'], { name, idempotency_key }: Named): string {
  try {
    return leadKeys.open(name, { requestType, idempotencyKey: idempotency_key, field: 'name' });
  } catch (error) {
    // Whoever sought it could not be shown it either.
    if (error instanceof SealError) return '';
    throw error;
  }
}

/** The names of requests of one type, a batch at a time, the newest first. */
async function* readNames(database: Database, requestType: StoredRequest['requestType']): AsyncGenerator<Named[]> {
  let before: number | null = null;
  do {
    const query = database(keptIn[requestType].table)
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

/** What a look through all names found. `read`: how many names were opened for it. */
interface Scanned {
  requests: StoredRequest[];
  isCut: boolean;
  read: number;
}

/**
 * Finds requests by name. No index of names is stored, from which they could be guessed: all are opened, in batches, which
 * takes a few seconds for a hundred thousand.
 */
export async function scanNames(database: Database, matches: (name: string) => boolean): Promise<Scanned> {
  const found: Scanned = { requests: [], isCut: false, read: 0 };
  for (const requestType of requestTypes) {
    const documentIds: string[] = [];
    for await (const batch of readNames(database, requestType)) {
      found.read += batch.length;
      for (const one of batch) if (matches(nameIn(requestType, one))) documentIds.push(one.document_id);
      if (documentIds.length > MOST) break;
    }
    found.isCut ||= documentIds.length > MOST;
    const rows = await database(keptIn[requestType].table)
      .select(columnsOf(requestType))
      .whereIn('document_id', documentIds.slice(0, MOST))
      .orderBy('id', 'desc');
    found.requests.push(
      ...z
        .array(storedRow)
        .parse(rows)
        .map((row) => ({ requestType, row })),
    );
  }
  return found;
}
