import type { PageUid } from '@patient-press/shared/paths';
import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import { contentTypeNames, contentTypes } from '@patient-press/shared/payloads/content-types';
import pRetry from 'p-retry';
import { stringify } from 'qs';
import { z } from 'zod';
import { environment } from '../lib/environment.ts';
import { cmsErrors } from '../words/failures.ts';

/** The cms did not give what was asked for. The message says which address, what it answered and what to do. */
export class CmsError extends Error {
  override name = 'CmsError';
  /** What the cms answered; undefined when it could not be reached. */
  readonly status: number | undefined;

  constructor(message: string, { status, ...options }: ErrorOptions & { status?: number } = {}) {
    super(message, options);
    this.status = status;
  }
}

/** Node's fetch hides why it failed in a cause, and behind several addresses of one host in an error without message. */
const reasonOf = (error: unknown) => {
  const reason = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(reason instanceof Error)) return String(reason);
  return reason.message || ('code' in reason && typeof reason.code === 'string' && reason.code) || reason.name;
};

const unreachable = (error: unknown) =>
  new CmsError(cmsErrors.unreachable({ url: environment.CMS_URL, why: reasonOf(error) }), { cause: error });

/** Longer than any answer to the press takes; a cms that hangs is one that is not there. */
const TIMEOUT_MS = 30_000;

/**
 * Asks the cms for a path, with the press's token; or another host for a whole address, which an upload's is when uploads
 * lie in a bucket, and without it.
 * @throws CmsError when it cannot be reached, takes too long, or answers anything but 2xx.
 */
async function fetchFromCms(path: string, signal = AbortSignal.timeout(TIMEOUT_MS)): Promise<Response> {
  const isOfCms = path.startsWith('/');
  const url = isOfCms ? `${environment.CMS_URL}${path}` : path;
  const headers = new Headers(isOfCms ? { authorization: `Bearer ${environment.pressToken()}` } : {});
  const response = await fetch(url, { headers, signal }).catch((error: unknown) => {
    throw unreachable(error);
  });
  if (!response.ok) {
    const [address = url] = url.split('?');
    const { status } = response;
    throw new CmsError(cmsErrors.status({ status, address }), { status });
  }
  return response;
}

/** An answer may also break off in its middle. */
const brokenOff = (error: unknown) => {
  throw unreachable(error);
};

/** The bytes of a file. @throws CmsError */
export async function fetchBytes(path: string): Promise<Buffer> {
  const response = await fetchFromCms(path);
  return Buffer.from(await response.arrayBuffer().catch(brokenOff));
}

async function fetchJson<S extends z.ZodType>(schema: S, path: string, signal?: AbortSignal): Promise<z.infer<S>> {
  const response = await fetchFromCms(path, signal);
  const body: unknown = await response.json().catch(brokenOff);
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [address = path] = path.split('?');
  throw new CmsError(cmsErrors.otherVersion({ url: environment.CMS_URL, address }), { cause: parsed.error });
}

const list = z.object({ data: z.array(z.unknown()) });
const single = z.object({ data: z.unknown() });

/** For a page of a list: one lost answer among hundreds must not cost all of them. */
const retryLostAnswers = {
  retries: 2,
  minTimeout: 0,
  shouldRetry: ({ error }: { error: Error }) => error instanceof CmsError && error.status === undefined,
};

const PAGE_SIZE = 200;

const address = (name: ContentTypeName, query: object) =>
  `/api/${name}?${stringify(query, { encodeValuesOnly: true })}`;

async function fetchSingle(name: ContentTypeName, query: object): Promise<unknown[]> {
  try {
    return [(await fetchJson(single, address(name, query))).data];
  } catch (error) {
    // A single type that was never saved does not exist, says Strapi.
    if (error instanceof CmsError && error.status === 404) return [];
    throw error;
  }
}

const identified = z.object({ documentId: z.string() });

/**
 * Each page begins behind the last document of the one before. By their numbers, each would cost the database more than
 * the one before, and when a document comes or goes meanwhile, another would be passed over.
 */
async function eachPage(
  name: ContentTypeName,
  query: object,
  handle: (documents: unknown[]) => Promise<void> | void,
): Promise<void> {
  if (contentTypes[name].single) return handle(await fetchSingle(name, query));
  const fetchBehind = async (last: string | undefined) => {
    const filters = last === undefined ? {} : { documentId: { $gt: last } };
    const pagination = { pageSize: PAGE_SIZE, withCount: false };
    const path = address(name, { ...query, filters, sort: 'documentId', pagination });
    return (await pRetry(() => fetchJson(list, path), retryLostAnswers)).data;
  };
  let page = await fetchBehind(undefined);
  // Up to one that is empty: a cms may give fewer at a time than it is asked for.
  while (page.length > 0) {
    const { documentId } = identified.parse(page.at(-1));
    // While one page is read, the next is on its way.
    [page] = await Promise.all([fetchBehind(documentId), handle(page)]);
  }
}

/** Hands on every published document of a type, unparsed and some at a time, so that they need not all be held. */
export const eachDocument = (
  name: ContentTypeName,
  handle: (documents: unknown[]) => Promise<void> | void,
): Promise<void> => eachPage(name, { populate: contentTypes[name].populate }, handle);

/** The ids of one type in an address that every server and proxy takes. */
const IDS_AT_ONCE = 50;

/** The published ones among some documents of a type, unparsed, in no order. */
export async function fetchDocuments(name: ContentTypeName, documentIds: readonly string[]): Promise<unknown[]> {
  const { populate } = contentTypes[name];
  if (contentTypes[name].single) return fetchSingle(name, { populate });
  const documents: unknown[] = [];
  for (let from = 0; from < documentIds.length; from += IDS_AT_ONCE) {
    const some = documentIds.slice(from, from + IDS_AT_ONCE);
    const filters = { documentId: { $in: some } };
    const answer = await fetchJson(list, address(name, { populate, filters, pagination: { pageSize: some.length } }));
    documents.push(...answer.data);
  }
  return documents;
}

const sourceKey = z.object({ documentId: z.string(), citeKey: z.string() });
export type SourceKey = z.infer<typeof sourceKey>;

/** The sources that have one of these ids or cite keys, each with both, in no order. More than a page's worth are left out. */
export async function fetchSourceKeys(wanted: {
  documentIds: readonly string[];
  citeKeys: readonly string[];
}): Promise<SourceKey[]> {
  const filters = {
    $or: [
      { documentId: { $in: wanted.documentIds.slice(0, IDS_AT_ONCE) } },
      { citeKey: { $in: wanted.citeKeys.slice(0, IDS_AT_ONCE) } },
    ],
  };
  const query = { fields: ['documentId', 'citeKey'], filters, pagination: { pageSize: 2 * IDS_AT_ONCE } };
  return z.array(sourceKey).parse((await fetchJson(list, address('sources', query))).data);
}

/** Which of some slugs documents of a type have, as drafts at least. */
export async function fetchDraftSlugs(uid: PageUid, slugs: readonly string[]): Promise<Set<string>> {
  const name = contentTypeNames.find((one) => contentTypes[one].uid === uid);
  if (!name) return new Set();
  const filters = { slug: { $in: slugs.slice(0, IDS_AT_ONCE) } };
  const query = { fields: ['slug'], filters, status: 'draft', pagination: { pageSize: IDS_AT_ONCE } };
  const { data } = await fetchJson(list, address(name, query));
  return new Set(
    z
      .array(z.object({ slug: z.string() }))
      .parse(data)
      .map(({ slug }) => slug),
  );
}

/** What a question about documents of a type finds, at most a page's worth. */
const fetchFew = async (name: ContentTypeName, query: object): Promise<unknown[]> =>
  contentTypes[name].single ? fetchSingle(name, query) : (await fetchJson(list, address(name, query))).data;

/** One version of a document, unparsed; null when there is none. */
export async function fetchVersion(
  name: ContentTypeName,
  documentId: string,
  status: 'draft' | 'published',
): Promise<unknown> {
  const query = { populate: contentTypes[name].populate, filters: { documentId }, status };
  return (await fetchFew(name, query))[0] ?? null;
}

/** When one version of a document was saved last; null when there is none. */
export async function fetchSavedAt(
  name: ContentTypeName,
  documentId: string,
  status: 'draft' | 'published',
): Promise<string | null> {
  const [version] = await fetchFew(name, { fields: ['updatedAt'], filters: { documentId }, status });
  return version ? stamped.parse(version).updatedAt : null;
}

const stamped = z.object({ documentId: z.string(), updatedAt: z.string() });

/** When each published document of a type was saved last, by documentId. */
export async function fetchVersions(name: ContentTypeName): Promise<Map<string, string>> {
  const versions = new Map<string, string>();
  await eachPage(name, { fields: ['updatedAt'] }, (documents) => {
    for (const document of documents) {
      const { documentId, updatedAt } = stamped.parse(document);
      versions.set(documentId, updatedAt);
    }
  });
  return versions;
}

const changes = z.object({
  cursor: z.string(),
  changes: z.array(z.object({ contentType: z.string(), documentId: z.string() })),
  ageMs: z.number().nullable(),
});
/** What the feed answers. `ageMs`: how long ago the oldest of the changes was written, by the database's clock. */
export type Changes = z.infer<typeof changes>;

/**
 * Asks the change feed. @param after a cursor of an earlier answer; null: the feed's current cursor.
 * @param waitSeconds how long the answer may wait for a change.
 * @param givenUp when no one waits for the answer any more.
 * @throws CmsError, with status 410 when the cursor is gone: then only a full sync helps.
 */
export function fetchChanges(after: string | null, waitSeconds = 0, givenUp?: AbortSignal): Promise<Changes> {
  const query = after === null ? '' : `?after=${after}&wait=${waitSeconds}`;
  const tooLong = AbortSignal.timeout(waitSeconds * 1000 + 2500);
  return fetchJson(changes, `/api/changes${query}`, givenUp ? AbortSignal.any([givenUp, tooLong]) : tooLong);
}
