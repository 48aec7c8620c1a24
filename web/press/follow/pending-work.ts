import type { PublicationReport } from '@patient-press/shared/press-status';
import { type DocumentName, keyOf } from '../content/document-name.ts';

/** What is to be published next: why, which documents, and since when that is known. */
export interface Work {
  cause: PublicationReport['cause'];
  documents: DocumentName[];
  /** `performance.now()` of the oldest change's commit, a monotonic clock; null where there was no change. */
  since: number | null;
}

/** The clock and repairs are the least of reasons: what joins them is not to be reported as their doing. */
const isRoutine = (cause: Work['cause']) => cause === 'time' || cause === 'repair';

/** Gathers work until it is taken. */
export class PendingWork {
  #work: Omit<Work, 'documents'> | undefined;
  #documents = new Map<string, DocumentName>();
  #wake: () => void = () => {};
  #isClosed = false;

  add({ cause, documents, since }: Work): void {
    const earliest = [this.#work?.since, since].filter((time) => typeof time === 'number');
    const first = this.#work && !isRoutine(this.#work.cause) ? this.#work.cause : cause;
    this.#work = { cause: first, since: earliest.length > 0 ? Math.min(...earliest) : null };
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

  /** Has all of it done at once, if there is any and this was not closed; takes it back if that fails. */
  async do(handle: (work: Work) => Promise<void>): Promise<void> {
    if (!this.#work || this.#isClosed) return;
    const work = { ...this.#work, documents: [...this.#documents.values()] };
    this.#work = undefined;
    this.#documents = new Map();
    try {
      await handle(work);
    } catch (error) {
      this.add(work);
      throw error;
    }
  }

  has(name: DocumentName): boolean {
    return this.#documents.has(keyOf(name));
  }

  /** How many documents are pending. */
  get size(): number {
    return this.#documents.size;
  }

  /** Releases all that wait. */
  close(): void {
    this.#isClosed = true;
    this.#wake();
  }
}
