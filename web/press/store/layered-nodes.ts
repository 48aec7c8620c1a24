import type { Marked, Node, Nodes, NodeTable } from './nodes.ts';

const compare = <T>(one: T, other: T) => (one < other ? -1 : one > other ? 1 : 0);

/**
 * Nodes as they would be after changes that are not made: over those of the database, in memory. Whatever is done to them stays
 * here. What a node reads is not noted: nothing changes while they are looked at.
 */
export class LayeredNodes implements NodeTable {
  readonly #below: Nodes;
  /** Nodes that are new here, or for another file; null: they are gone. */
  readonly #moved = new Map<string, Omit<Node, 'key'> | null>();
  readonly #keys = new Map<string, string>();
  /** In the order of their marks. */
  readonly #marks = new Map<string, number>();
  #mark = 0;

  /** @param below whose marked nodes are marked here, too. */
  constructor(below: Nodes) {
    this.#below = below;
    for (const name of below.marked()) this.#note(name);
  }

  get newestMark(): number {
    return this.#mark;
  }

  get(name: string): Node | undefined {
    const moved = this.#moved.get(name);
    if (moved === null) return undefined;
    const stored = this.#below.stored(name);
    const node = moved ?? stored;
    return node && { ...node, key: this.#keys.get(name) ?? stored?.key ?? '' };
  }

  markReadersOf(facts: Iterable<string>): void {
    for (const fact of facts) {
      for (const name of this.#below.readersOf(fact)) if (this.#moved.get(name) !== null) this.#note(name);
    }
  }

  mark(name: string): void {
    this.#note(name);
    if (!this.get(name)) this.#moved.set(name, { name, rank: 0, file: null });
  }

  markedAfter(mark: number): Marked[] {
    return [...this.#marks].flatMap(([name, its]) => (its > mark ? [{ name, mark: its }] : []));
  }

  beginningWith(start: string): string[] {
    const stored = this.#below.beginningWith(start).filter((name) => !this.#moved.has(name));
    const moved = this.#movedNodes().flatMap(({ name }) => (name.startsWith(start) ? [name] : []));
    return [...stored, ...moved].sort(compare);
  }

  claimantsOf(file: string): Node[] {
    const moved = this.#movedNodes().filter((node) => node.file === file);
    const names = [...this.#staying(this.#below.claimantsOf(file)), ...moved].map(({ name }) => name);
    const nodes = names.flatMap((name) => this.get(name) ?? []);
    return nodes.sort((one, other) => one.rank - other.rank || compare(one.name, other.name));
  }

  isClaimed(file: string, rank = Number.MAX_SAFE_INTEGER): boolean {
    if (this.#movedNodes().some((node) => node.file === file && node.rank <= rank)) return true;
    return this.#below.isClaimed(file, rank) && this.claimantsOf(file).some((node) => node.rank <= rank);
  }

  inFolder(folder: string): Pick<Node, 'name' | 'rank'>[] {
    const moved = this.#movedNodes().filter(({ file }) => file?.startsWith(`${folder}/`));
    return [...this.#staying(this.#below.inFolder(folder)), ...moved];
  }

  look({ name, rank, file }: Omit<Node, 'key'>): void {
    const stored = this.#below.stored(name);
    if (stored?.rank === rank && stored.file === file) this.#moved.delete(name);
    else this.#moved.set(name, { name, rank, file });
  }

  settle(name: string, key: string, mark: number): void {
    this.#keys.set(name, key);
    if ((this.#marks.get(name) ?? 0) <= mark) this.#marks.delete(name);
  }

  remove(name: string): void {
    this.#moved.set(name, null);
    this.#keys.delete(name);
    this.#marks.delete(name);
  }

  #note(name: string): void {
    this.#mark += 1;
    this.#marks.delete(name);
    this.#marks.set(name, this.#mark);
  }

  #movedNodes(): Omit<Node, 'key'>[] {
    return [...this.#moved.values()].filter((node) => node !== null);
  }

  #staying<T extends Pick<Node, 'name'>>(nodes: readonly T[]): T[] {
    return nodes.filter(({ name }) => !this.#moved.has(name));
  }
}
