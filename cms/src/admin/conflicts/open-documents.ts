import type { StaleDetails } from '../../revisions/contract';
import { SeenVersions } from './seen-versions';

/** A form that has a document open. */
interface OpenDocument {
  /** The version that its fields were filled with; undefined while it has none. */
  version(): string | undefined;
  /** A request about the document was refused, because someone else changed it. */
  onStale(details: StaleDetails): void;
}

const open = new Map<string, OpenDocument>();

/** What this tab has shown of every document. */
export const seenVersions = new SeenVersions();

/** Makes requests about a document say what its form was filled with. @returns what ends it. */
export function openDocument(key: string, form: OpenDocument): () => void {
  open.set(key, form);
  return () => {
    if (open.get(key) === form) open.delete(key);
  };
}

export const openDocumentOf = (key: string): OpenDocument | undefined => open.get(key);
