import { z } from 'zod';
import { formatVersion, formatVersions, IF_MATCH, staleDetails } from '../../revisions/contract';
import { changedBy, type DocumentRequest, documentKey, documentRequestOf } from './document-requests';
import { openDocumentOf, seenVersions } from './open-documents';

const several = z.object({ documentIds: z.array(z.string()) });
const refusal = z.object({ error: z.object({ details: staleDetails }) });

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** A list is on screen, and no form. */
const isList = (uid: string): boolean => decodeURIComponent(window.location.pathname).endsWith(`/${uid}`);

function versionOf(uid: string, documentId: string | null): string | undefined {
  const key = documentKey(uid, documentId);
  const inForm = openDocumentOf(key)?.version();
  if (inForm) return inForm;
  return documentId !== null && isList(uid) ? seenVersions.inList(key) : seenVersions.inTab(key);
}

/** What a request says that its sender has seen; null: nothing. */
function headerFor(method: string, request: DocumentRequest, body: unknown): string | null {
  const changes = changedBy(method, request);
  if (changes === 'one') {
    const version = versionOf(request.uid, request.documentId);
    return version ? formatVersion(version) : null;
  }
  const { documentIds = [] } = changes === 'many' ? (several.safeParse(parse(body)).data ?? {}) : {};
  const pairs = documentIds.flatMap((documentId): [string, string][] => {
    const version = versionOf(request.uid, documentId);
    return version ? [[documentId, version]] : [];
  });
  return pairs.length > 0 ? formatVersions(pairs) : null;
}

const readJson = async (response: Response): Promise<unknown> => parse(await response.clone().text());

async function learn(method: string, request: DocumentRequest, url: URL, response: Response): Promise<void> {
  const key = documentKey(request.uid, request.documentId);
  if (changedBy(method, request) === 'one') {
    const written = response.headers.get('etag')?.replaceAll('"', '');
    if (response.ok && written) seenVersions.wrote(key, written);
    if (response.status !== 412) return;
    const refused = refusal.safeParse(await readJson(response)).data;
    if (refused) openDocumentOf(key)?.onStale(refused.error.details);
    return;
  }
  if (method === 'GET' && response.ok) seenVersions.learn(request, url.searchParams, await readJson(response));
}

/**
 * Sends with everything that changes a document which version of it this tab has shown, so that the cms can refuse to
 * overwrite a newer one. Strapi’s own requests have no place for it. Call it once.
 */
export function sendVersions(): void {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (typeof input !== 'string' || !init) return send(input, init);
    const url = new URL(input, window.location.href);
    const request = documentRequestOf(url.pathname);
    if (!request) return send(input, init);
    const method = init.method ?? 'GET';
    const header = headerFor(method, request, init.body);
    const headers = new Headers(init.headers);
    if (header) headers.set(IF_MATCH, header);
    const response = await send(input, { ...init, headers });
    // Before Strapi puts the answer into the form.
    await learn(method, request, url, response);
    return response;
  };
}
