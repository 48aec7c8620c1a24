/** A request that changes or deletes what documents may use. */
export type Change =
  | { verb: 'delete' | 'replace'; kind: 'files'; fileIds: number[]; folderIds: number[] }
  | { verb: 'delete'; kind: 'sources'; documentIds: string[] };

const SOURCE = '/content-manager/collection-types/api::source.source';

function parse(body: unknown): Record<string, unknown> {
  try {
    const parsed: unknown = typeof body === 'string' ? JSON.parse(body) : null;
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}

const numbers = (value: unknown): number[] =>
  Array.isArray(value) ? value.map(Number).filter((one) => Number.isInteger(one)) : [];
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const hasFile = (body: unknown) => body instanceof FormData && body.has('files');

function fileChange(method: string, { pathname, searchParams }: URL, body: unknown): Change | null {
  const [, id, isReplaced] = /\/upload\/files\/(\d+)(\/replace)?$/.exec(pathname) ?? [];
  const one = (verb: Change['verb'], fileId: string): Change => ({
    verb,
    kind: 'files',
    fileIds: [Number(fileId)],
    folderIds: [],
  });
  if (id && method === 'DELETE' && !isReplaced) return one('delete', id);
  if (method !== 'POST') return null;
  if (id && isReplaced) return one('replace', id);
  const replaced = searchParams.get('id');
  if (replaced && /\/upload$/.test(pathname) && hasFile(body)) return one('replace', replaced);
  if (!pathname.endsWith('/upload/actions/bulk-delete')) return null;
  const { fileIds, folderIds } = parse(body);
  return { verb: 'delete', kind: 'files', fileIds: numbers(fileIds), folderIds: numbers(folderIds) };
}

function sourceChange(method: string, pathname: string, body: unknown): Change | null {
  const rest = pathname.split(SOURCE)[1];
  const [, documentId] = /^\/([^/]+)$/.exec(rest ?? '') ?? [];
  if (documentId && method === 'DELETE') return { verb: 'delete', kind: 'sources', documentIds: [documentId] };
  if (rest !== '/actions/bulkDelete' || method !== 'POST') return null;
  return { verb: 'delete', kind: 'sources', documentIds: texts(parse(body).documentIds) };
}

/** What a request of the admin's would change; null: nothing that is asked about. */
export function changeOf(method: string, url: URL, body: unknown): Change | null {
  return fileChange(method, url, body) ?? sourceChange(method, decodeURIComponent(url.pathname), body);
}
