import type { Reads } from './reads.ts';
import { type Compare, SortedIds } from './sorted-ids.ts';

/** Places of a list that are one fact. */
const BLOCK = 8;

/** How far from an item its neighbors are. */
export const NEAR = 6;

/** A list in an order, the first at place 0: the oldest, or what begins with A. Who reads which places of it is noted. */
export class List<T> {
  readonly #name: string;
  readonly #reads: Reads;
  readonly #resolve: (id: string) => T | undefined;
  readonly #ids: SortedIds;

  /** @param resolve what an id of the list refers to. */
  constructor(name: string, reads: Reads, resolve: (id: string) => T | undefined, compare?: Compare) {
    this.#name = name;
    this.#reads = reads;
    this.#resolve = resolve;
    this.#ids = new SortedIds(compare);
  }

  /** How many there are: another number after each item that comes or goes. Few pages should ask. */
  get length(): number {
    this.#reads.note(this.#lengthFact);
    return this.#ids.length;
  }

  /** Whether it has an item at a place. */
  reaches(place: number): boolean {
    this.#reads.note(this.#factAt(place));
    return place < this.#ids.length;
  }

  /** The items from one place to before another. */
  range(from: number, to: number): T[] {
    const end = Math.min(to, this.#ids.length);
    // Where it ends before, an item may come.
    for (const fact of this.#factsFrom(Math.max(0, from), end < to ? end : to - 1)) this.#reads.note(fact);
    return this.#resolveAll(this.#ids.range(from, end));
  }

  /** The last items of the list, the last one first. */
  newest(count: number): T[] {
    const { length } = this.#ids;
    for (const fact of this.#factsFrom(Math.max(0, length - count), length)) this.#reads.note(fact);
    return this.#resolveAll(this.#ids.range(length - count, length)).reverse();
  }

  /** Items up to `NEAR` places from one, and that one, in order. */
  around(id: string, key: string): T[] {
    this.#reads.note(this.#nearFact(id));
    const place = this.#ids.placeOf(id, key);
    return this.#resolveAll(this.#ids.range(place - NEAR, place + NEAR + 1));
  }

  /** Puts all items in, in place of what was there. */
  fill(items: readonly { id: string; key: string }[]): void {
    this.#ids.fill(items);
  }

  /** @returns the facts that are others now. */
  add(id: string, key: string): string[] {
    const before = this.#ids.length;
    return this.#factsAround(this.#ids.add(id, key), before);
  }

  /** @returns the facts that are others now. */
  remove(id: string, key: string): string[] {
    const before = this.#ids.length;
    const place = this.#ids.placeOf(id, key);
    const near = this.#nearFacts(place);
    this.#ids.remove(id, key);
    return [...near, ...this.#factsAround(place, before)];
  }

  #factsAround(place: number, length: number): string[] {
    return [...this.#factsFrom(place, length), ...this.#nearFacts(place), this.#lengthFact];
  }

  #nearFacts(place: number): string[] {
    return this.#ids.range(place - NEAR, place + NEAR + 1).map((id) => this.#nearFact(id));
  }

  #resolveAll(ids: readonly string[]): T[] {
    return ids.flatMap((id) => this.#resolve(id) ?? []);
  }

  #factsFrom(first: number, last: number): string[] {
    const [from, to] = [Math.floor(first / BLOCK), Math.floor(last / BLOCK)];
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => `${this.#name} [${from + index}]`);
  }

  #factAt(place: number): string {
    return `${this.#name} [${Math.floor(place / BLOCK)}]`;
  }

  #nearFact(id: string): string {
    return `${this.#name} near ${id}`;
  }

  get #lengthFact(): string {
    return `${this.#name} length`;
  }
}
