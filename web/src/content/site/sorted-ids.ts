/** Compares two keys: less than 0 when the first comes first. */
export type Compare = (a: string, b: string) => number;

const byCharacters: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** documentIds in the order of a key each, and where that is the same, of their own. */
export class SortedIds {
  readonly #compare: Compare;
  #keys: string[] = [];
  #ids: string[] = [];

  constructor(compare = byCharacters) {
    this.#compare = compare;
  }

  get length(): number {
    return this.#ids.length;
  }

  /** Puts all of them in order, in place of what was there. */
  fill(items: readonly { id: string; key: string }[]): void {
    const sorted = items.toSorted((one, other) => this.#compare(one.key, other.key) || byCharacters(one.id, other.id));
    this.#ids = sorted.map(({ id }) => id);
    this.#keys = sorted.map(({ key }) => key);
  }

  /** @returns its place. */
  add(id: string, key = id): number {
    const place = this.placeOf(id, key);
    this.#ids.splice(place, 0, id);
    this.#keys.splice(place, 0, key);
    return place;
  }

  /** @returns the place that it had. */
  remove(id: string, key = id): number {
    const place = this.placeOf(id, key);
    if (this.#ids[place] !== id) throw new Error(`There is no ${id} at ${key}.`);
    this.#ids.splice(place, 1);
    this.#keys.splice(place, 1);
    return place;
  }

  /** The place that an id has, or would have. */
  placeOf(id: string, key = id): number {
    let [low, high] = [0, this.#ids.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = this.#compare(this.#keys[middle] ?? '', key) || byCharacters(this.#ids[middle] ?? '', id);
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The ids from one place to before another. */
  range(from: number, to: number): string[] {
    return this.#ids.slice(Math.max(0, from), Math.max(0, to));
  }
}
