import type { PublicationReport } from '@patient-press/shared/press-status';
import { type DocumentName, keyOf } from '../content/copy.ts';

/** What is to be published next: why, which documents, and since when that is known. */
export interface Work {
  cause: PublicationReport['cause'];
  documents: DocumentName[];
  /** `performance.now()` of the oldest change's commit, a clock that no one sets; null where there was no change. */
  since: number | null;
}

/** Gathers what is due until somebody takes it. */
export interface Due {
  add(work: Work): void;
  /** Settles when there is something to take, or when it was closed. */
  filled(): Promise<void>;
  /** All of it at once; undefined when nothing is due. */
  take(): Work | undefined;
  has(name: DocumentName): boolean;
  size(): number;
  /** Lets nobody wait any more. */
  close(): void;
}

export function openDue(): Due {
  let work: { cause: Work['cause']; since: number | null } | undefined;
  let documents = new Map<string, DocumentName>();
  let wake: () => void = () => {};
  let isClosed = false;
  return {
    add({ cause, documents: more, since }) {
      const earliest = [work?.since, since].filter((time) => typeof time === 'number');
      work = { cause: work?.cause ?? cause, since: earliest.length > 0 ? Math.min(...earliest) : null };
      for (const name of more) documents.set(keyOf(name), name);
      wake();
    },
    filled: () =>
      new Promise<void>((resolve) => {
        wake = resolve;
        if (work || isClosed) resolve();
      }),
    take() {
      const taken = work && { ...work, documents: [...documents.values()] };
      work = undefined;
      documents = new Map();
      return taken;
    },
    has: (name) => documents.has(keyOf(name)),
    size: () => documents.size,
    close() {
      isClosed = true;
      wake();
    },
  };
}
