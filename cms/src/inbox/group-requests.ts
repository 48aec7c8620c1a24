import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { requestStorage } from '../requests/request-storage';
import { type RequestRef, requestType, requestTypes } from '../requests/request-type';

type Database = Core.Strapi['db']['connection'];

/** An email or a phone that more requests share than this is a clinic's or a family's, and not one data subject’s. */
export const MOST_OF_ONE_DATA_SUBJECT = 50;
/** From one request to another by an email, from that to a third by a phone, and so on. */
const MOST_STEPS = 6;

const indexColumns = ['email_index', 'phone_index'] as const;
type IndexColumn = (typeof indexColumns)[number];

const linkedRow = z.object({
  request_type: requestType,
  document_id: z.string(),
  email_index: z.string().nullable(),
  phone_index: z.string().nullable(),
  /** The hash that it was found by. */
  hash: z.string(),
});
type LinkedRow = z.infer<typeof linkedRow>;

const everyWith = (column: IndexColumn): string =>
  requestTypes
    .map(
      (type) =>
        `(select '${type}' as request_type, document_id, email_index, phone_index from ${requestStorage[type].table}
          where ${column} = known.hash order by id desc limit ${MOST_OF_ONE_DATA_SUBJECT + 1})`,
    )
    .join(' union all ');

async function requestsWith(database: Database, column: IndexColumn, hashes: readonly string[]): Promise<LinkedRow[]> {
  if (hashes.length === 0) return [];
  const { rows } = await database.raw(
    `select linked.*, known.hash from unnest(cast(? as text[])) as known(hash)
     cross join lateral (${everyWith(column)}) linked`,
    [hashes],
  );
  const byHash = Map.groupBy(z.array(linkedRow).parse(rows), ({ hash }) => hash);
  return [...byHash.values()].filter((linked) => linked.length <= MOST_OF_ONE_DATA_SUBJECT).flat();
}

const ownRow = linkedRow.omit({ hash: true });

async function ownRows(database: Database, requests: readonly RequestRef[]): Promise<z.infer<typeof ownRow>[]> {
  const found = await Promise.all(
    requestTypes.map((type) =>
      database(requestStorage[type].table)
        .select('document_id', 'email_index', 'phone_index', database.raw('? as request_type', [type]))
        .whereIn(
          'document_id',
          requests.flatMap((ref) => (ref.requestType === type ? ref.request : [])),
        ),
    ),
  );
  return z.array(ownRow).parse(found.flat());
}

/** Which requests belong together: sets that are merged as links are found. */
class Groups {
  readonly #groupOf = new Map<string, Map<string, RequestRef>>();

  add(ref: RequestRef): void {
    if (!this.#groupOf.has(ref.request)) this.#groupOf.set(ref.request, new Map([[ref.request, ref]]));
  }

  merge(one: string, other: string): void {
    const [into, from] = [this.#groupOf.get(one), this.#groupOf.get(other)];
    if (!into || !from || into === from) return;
    for (const [request, ref] of from) {
      into.set(request, ref);
      this.#groupOf.set(request, into);
    }
  }

  of(request: string): RequestRef[] {
    return [...(this.#groupOf.get(request)?.values() ?? [])];
  }
}

/**
 * Finds everything of the data subjects who sent some requests: what has the same email or phone, and what that has in common with
 * others. While requests are re-encrypted with a new key, those that still have the old hashes are not found.
 * @returns the requests of its data subject by each request's documentId, itself among them, in no order.
 */
export async function groupRequests(
  database: Database,
  requests: readonly RequestRef[],
): Promise<Map<string, RequestRef[]>> {
  const groups = new Groups();
  const asked = { email_index: new Set<string>(), phone_index: new Set<string>() };
  let added = await ownRows(database, requests);
  for (const { request_type, document_id } of added) groups.add({ requestType: request_type, request: document_id });
  for (let step = 0; step < MOST_STEPS && added.length > 0; step += 1) {
    const linked: LinkedRow[] = [];
    for (const column of indexColumns) {
      const hashes = new Set(added.flatMap((row) => row[column] ?? []));
      const fresh = [...hashes].filter((hash) => !asked[column].has(hash));
      for (const hash of fresh) asked[column].add(hash);
      linked.push(...(await requestsWith(database, column, fresh)));
    }
    const first = new Map<string, string>();
    for (const { request_type, document_id, hash } of linked) {
      groups.add({ requestType: request_type, request: document_id });
      groups.merge(first.get(hash) ?? document_id, document_id);
      first.set(hash, first.get(hash) ?? document_id);
    }
    added = linked;
  }
  return new Map(requests.map(({ request }) => [request, groups.of(request)]));
}
