import type { PublicationReport } from '@patient-press/shared/press-status';
import { type DocumentName, keyOf } from '../content/document-name.ts';

/** What is to be published next: why, which documents, and since when that is known. */
export interface Work {
  cause: PublicationReport['cause'];
  documents: DocumentName[];
  /** `performance.now()` of the oldest change's commit, a clock that no one sets; null where there was no change. */
  since: number | null;
}

/** Gathers work until it is taken. */
export class PendingWork {
  #work: Omit<Work, 'documents'> | undefined;
  #documents = new Map<string, DocumentName>();
  #wake: () => void = () => {};
  #isClosed = false;

  add({ cause, documents, since }: Work): void {
    const earliest = [this.#work?.since, since].filter((time) => typeof time === 'number');
    this.#work = { cause: this.#work?.cause ?? cause, since: earliest.length > 0 ? Math.min(...earliest) : null };
    for (const name of documents) this.#documents.set(keyOf(name), name);
    this.#wake();
  }

  /** Resolves when there is something to take, or when it was closed. */
  filled(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      if (this.#work || this.#isClosed) resolve();
    });
  }

  /** All of it at once; undefined when there is none. */
  take(): Work | undefined {
    const taken = this.#work && { ...this.#work, documents: [...this.#documents.values()] };
    this.#work = undefined;
    this.#documents = new Map();
    return taken;
  }

  has(name: DocumentName): boolean {
    return this.#documents.has(keyOf(name));
  }

  /** How many documents are pending. */
  get size(): number {
    return this.#documents.size;
  }

  /** Lets no one wait any longer. */
  close(): void {
    this.#isClosed = true;
    this.#wake();
  }
}
