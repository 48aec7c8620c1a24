import { isNamedByContent } from '../lib/cache-control.ts';

/** Paths of one kind that wait. */
export type FileQueue = ReadonlySet<string>;

/**
 * Files that wait to be copied or removed, each in one queue only. A page is copied when its pictures are there, and a
 * picture removed when no page is left that shows it.
 */
export class FileQueues {
  readonly #namedByContent = new Set<string>();
  readonly #others = new Set<string>();
  readonly #removals = new Set<string>();
  /** The first one that isn't empty is worked on. */
  readonly #inOrder = [this.#namedByContent, this.#others, this.#removals];
  readonly #taken = new Set<string>();

  get removals(): FileQueue {
    return this.#removals;
  }

  /** How many files wait or are taken. */
  get size(): number {
    return this.#inOrder.reduce((sum, { size }) => sum + size, this.#taken.size);
  }

  /** Puts a file among those to be copied, or to be removed, wherever it was before. */
  add(path: string, isRemoval: boolean): void {
    for (const queue of this.#inOrder) queue.delete(path);
    if (isRemoval) this.#removals.add(path);
    else (isNamedByContent(path) ? this.#namedByContent : this.#others).add(path);
  }

  /** The queue to work on; undefined when all are empty. */
  first(): FileQueue | undefined {
    return this.#first();
  }

  /**
   * Takes a file out of a queue, to be given back with `done`. No file is taken twice at once.
   * @returns undefined when another queue comes first, or all that is left is taken already.
   */
  take(queue: FileQueue): string | undefined {
    const first = this.#first();
    if (first !== queue) return undefined;
    for (const path of first) {
      if (this.#taken.has(path)) continue;
      first.delete(path);
      this.#taken.add(path);
      return path;
    }
    return undefined;
  }

  /** Puts a file back to where it was, if it failed and nothing newer is known of it. */
  done(path: string, queue: FileQueue, worked: boolean): void {
    this.#taken.delete(path);
    if (!worked && !this.#inOrder.some((each) => each.has(path)))
      this.#inOrder.find((each) => each === queue)?.add(path);
  }

  #first(): Set<string> | undefined {
    return this.#inOrder.find(({ size }) => size > 0);
  }
}
