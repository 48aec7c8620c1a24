/** A request of the admin's about documents. */
export interface DocumentRequest {
  uid: string;
  /** Null: a single type's document, or several. */
  documentId: string | null;
  isSingle: boolean;
  /** Such as `publish`; null: what the method says. */
  action: string | null;
}

const address =
  /\/content-manager\/(collection|single)-types\/([^/]+)(?:\/(?!actions\/)([^/]+))?(?:\/actions\/([^/]+))?$/;
const bulkActions = new Set(['bulkPublish', 'bulkUnpublish', 'bulkDelete']);
const actions = new Set(['publish', 'unpublish', 'discard']);

/** Which documents a request is about; null: it is about something else. */
export function documentRequestOf(path: string): DocumentRequest | null {
  const [, kind, uid, documentId, action] = address.exec(decodeURIComponent(path)) ?? [];
  if (!uid) return null;
  return { uid, documentId: documentId ?? null, isSingle: kind === 'single', action: action ?? null };
}

/** What a request changes: one document that is there already, or several in one go; null: nothing that is there. */
export function changedBy(method: string, request: DocumentRequest): 'one' | 'many' | null {
  const { action, documentId, isSingle } = request;
  if (method === 'POST' && action && bulkActions.has(action)) return 'many';
  const namesOne = isSingle || documentId !== null;
  const isChange = action ? method === 'POST' && actions.has(action) : method === 'PUT' || method === 'DELETE';
  return namesOne && isChange ? 'one' : null;
}

/** Two requests with one key are about the same document. */
export const documentKey = (uid: string, documentId: string | null): string => `${uid} ${documentId ?? 'single'}`;
