import { adminApi } from '@strapi/strapi/admin';

/** A request that changes one document: sent, then answered. */
export interface Save {
  phase: 'sent' | 'saved' | 'refused';
  /** `discard`: the draft on the server was thrown away on purpose. */
  kind: 'save' | 'discard';
  /** Readers see what is saved. */
  isPublication: boolean;
  uid: string;
  /** Null: a single type, or a document that is made by this request. */
  documentId: string | null;
  /** Once saved: what a new document was called. */
  savedId: string | null;
}

type Listener = (save: Save) => void;

/** Strapi's own definition of a request, as far as it is changed here. */
interface Mutation {
  onQueryStarted?(asked: unknown, api: { queryFulfilled: Promise<{ data: unknown }> }): Promise<void>;
}
interface DocumentsApi {
  enhanceEndpoints(changes: { endpoints: Record<string, (mutation: Mutation | undefined) => void> }): unknown;
}

const listeners = new Set<Listener>();

/** @returns what ends it. */
export function onSave(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

const textOf = (value: unknown, name: string): string | null => {
  if (typeof value !== 'object' || value === null) return null;
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof found === 'string' ? found : null;
};

const dataOf = (answer: unknown) =>
  typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : null;

const kinds: Record<string, Save['kind']> = {
  createDocument: 'save',
  cloneDocument: 'save',
  updateDocument: 'save',
  publishDocument: 'save',
  discardDocument: 'discard',
  deleteDocument: 'discard',
};

/** Call once, after `keepRefusedChanges`: drafts have to know when the cms has what was typed. */
export function watchSaves(): void {
  const watch = (kind: Save['kind'], isPublication: boolean) => (mutation: Mutation | undefined) => {
    // What is missing is reported by `keepRefusedChanges`.
    if (!mutation) return;
    mutation.onQueryStarted = async (asked, { queryFulfilled }) => {
      const about = {
        kind,
        isPublication,
        uid: textOf(asked, 'model') ?? '',
        documentId: textOf(asked, 'documentId'),
        savedId: null,
      };
      const report = (save: Save) => {
        for (const listener of listeners) listener(save);
      };
      report({ ...about, phase: 'sent' });
      try {
        const { data } = await queryFulfilled;
        report({ ...about, savedId: textOf(dataOf(data), 'documentId'), phase: 'saved' });
      } catch {
        report({ ...about, phase: 'refused' });
      }
    };
  };
  (adminApi as unknown as DocumentsApi).enhanceEndpoints({
    endpoints: Object.fromEntries(
      Object.entries(kinds).map(([name, kind]) => [name, watch(kind, name === 'publishDocument')]),
    ),
  });
}
