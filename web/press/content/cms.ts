import type { PageUid } from '@patient-press/shared/paths';
import type { ContentTypeName } from '@patient-press/shared/payloads/content-types';
import { contentTypeNames, contentTypes } from '@patient-press/shared/payloads/content-types';
import { type ReleasePlan, releasePlan } from '@patient-press/shared/releases';
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

/** One lost answer among hundreds must not cost all of them. */
const retryLostAnswers = {
  retries: 2,
  minTimeout: 0,
  shouldRetry: ({ error }: { error: Error }) => error instanceof CmsError && error.status === undefined,
};

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

/** The ids in an address that every server and proxy takes. */
export const IDS_AT_ONCE = 100;

/** The published ones among some documents of a type, unparsed, in no order. */
export async function fetchDocuments(name: ContentTypeName, documentIds: readonly string[]): Promise<unknown[]> {
  const documents: unknown[] = [];
  for (let from = 0; from < documentIds.length; from += IDS_AT_ONCE) {
    const query = documentIds
      .slice(from, from + IDS_AT_ONCE)
      .map(encodeURIComponent)
      .join(',');
    const path = `/api/published/${name}?documentIds=${query}`;
    documents.push(...(await pRetry(() => fetchJson(list, path), retryLostAnswers)).data);
  }
  return documents;
}

const versions = z.object({ data: z.record(z.string(), z.string()) });

/** When each published document of a type was saved last, by documentId. */
export async function fetchVersions(name: ContentTypeName): Promise<Map<string, string>> {
  const path = `/api/published/${name}/versions`;
  return new Map(Object.entries((await pRetry(() => fetchJson(versions, path), retryLostAnswers)).data));
}

/** Documents in one answer of Strapi's. */
const PAGE_SIZE = 50;

const sourceKey = z.object({ documentId: z.string(), citeKey: z.string() });
export type SourceKey = z.infer<typeof sourceKey>;

/** The sources that have one of these ids or cite keys, each with both, in no order. More than a page's worth are left out. */
export async function fetchSourceKeys(wanted: {
  documentIds: readonly string[];
  citeKeys: readonly string[];
}): Promise<SourceKey[]> {
  const filters = {
    $or: [
      { documentId: { $in: wanted.documentIds.slice(0, PAGE_SIZE) } },
      { citeKey: { $in: wanted.citeKeys.slice(0, PAGE_SIZE) } },
    ],
  };
  const query = { fields: ['documentId', 'citeKey'], filters, pagination: { pageSize: 2 * PAGE_SIZE } };
  return z.array(sourceKey).parse((await fetchJson(list, address('sources', query))).data);
}

/** Which of some slugs documents of a type have, as drafts at least. */
export async function fetchDraftSlugs(uid: PageUid, slugs: readonly string[]): Promise<Set<string>> {
  const name = contentTypeNames.find((one) => contentTypes[one].uid === uid);
  if (!name) return new Set();
  const filters = { slug: { $in: slugs.slice(0, PAGE_SIZE) } };
  const query = { fields: ['slug'], filters, status: 'draft', pagination: { pageSize: PAGE_SIZE } };
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

const stamped = z.object({ updatedAt: z.string() });

/** When the drafts of some documents of a type were saved last, by documentId. */
export async function fetchDraftTimes(
  name: ContentTypeName,
  documentIds: readonly string[],
): Promise<Map<string, string>> {
  const times = new Map<string, string>();
  for (let from = 0; from < documentIds.length; from += PAGE_SIZE) {
    const filters = { documentId: { $in: documentIds.slice(from, from + PAGE_SIZE) } };
    const query = { fields: ['updatedAt'], filters, status: 'draft', pagination: { pageSize: PAGE_SIZE } };
    for (const draft of z.array(drafted).parse(await fetchFew(name, query)))
      times.set(draft.documentId, draft.updatedAt);
  }
  return times;
}

const drafted = z.object({ documentId: z.string(), updatedAt: z.string() });

/** What a release is to publish; null: there is no such release. */
export async function fetchReleasePlan(release: string): Promise<ReleasePlan | null> {
  try {
    return (await fetchJson(planned, `/api/releases/${encodeURIComponent(release)}`)).data;
  } catch (error) {
    if (error instanceof CmsError && error.status === 404) return null;
    throw error;
  }
}

const planned = z.object({ data: releasePlan });

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
