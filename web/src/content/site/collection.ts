import type { Reads } from './reads.ts';
import { SortedIds } from './sorted-ids.ts';

/** The entries of one type by documentId, in its order. Who reads one, or all, is noted. */
export class Collection<E> implements Iterable<[string, E]> {
  readonly #name: string;
  readonly #reads: Reads;
  readonly #entries = new Map<string, E>();
  readonly #ids = new SortedIds();

  constructor(name: string, reads: Reads) {
    this.#name = name;
    this.#reads = reads;
  }

  get(documentId: string): E | undefined {
    this.#reads.note(this.#factOf(documentId));
    return this.#entries.get(documentId);
  }

  has(documentId: string): boolean {
    return this.get(documentId) !== undefined;
  }

  get size(): number {
    this.#reads.note(this.#membersFact);
    return this.#entries.size;
  }

  *keys(): Generator<string> {
    this.#reads.note(this.#membersFact);
    yield* this.#ids.range(0, this.#ids.length);
  }

  *[Symbol.iterator](): Generator<[string, E]> {
    for (const id of this.keys()) {
      const entry = this.get(id);
      if (entry !== undefined) yield [id, entry];
    }
  }

  *values(): Generator<E> {
    for (const [, entry] of this) yield entry;
  }

  /** Puts all entries in, in place of what was there. */
  fill(entries: readonly (readonly [string, E])[]): void {
    this.#entries.clear();
    for (const [id, entry] of entries) this.#entries.set(id, entry);
    this.#ids.fill(entries.map(([id]) => ({ id, key: id })));
  }

  /**
   * Replaces an entry; null: it is gone.
   * @returns the facts that are others now.
   */
  set(documentId: string, entry: E | null): string[] {
    const isNew = !this.#entries.has(documentId);
    if (entry === null) {
      if (isNew) return [];
      this.#entries.delete(documentId);
      this.#ids.remove(documentId);
    } else {
      this.#entries.set(documentId, entry);
      if (!isNew) return [this.#factOf(documentId)];
      this.#ids.add(documentId);
    }
    return [this.#factOf(documentId), this.#membersFact];
  }

  #factOf(documentId: string): string {
    return `${this.#name}/${documentId}`;
  }

  get #membersFact(): string {
    return `${this.#name} members`;
  }
}
