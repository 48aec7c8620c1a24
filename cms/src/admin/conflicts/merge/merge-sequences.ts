/** A stretch of a list that three versions have been compared in. */
export type Chunk<T> = { kind: 'merged'; items: T[] } | { kind: 'contested'; base: T[]; mine: T[]; theirs: T[] };

/** For each item of one list, where it is found again in another; -1: nowhere. In order, as many as possible. */
function matches(one: readonly string[], other: readonly string[]): number[] {
  const found = one.map(() => -1);
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) {
    found[start] = start;
    start += 1;
  }
  let ends = 0;
  const room = Math.min(one.length, other.length) - start;
  while (ends < room && one[one.length - 1 - ends] === other[other.length - 1 - ends]) {
    found[one.length - 1 - ends] = other.length - 1 - ends;
    ends += 1;
  }
  const [rows, columns] = [one.length - ends - start, other.length - ends - start];
  // The longest common subsequence of what is between.
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        one[start + row] === other[start + column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (one[start + row] === other[start + column]) {
      found[start + row] = start + column;
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return found;
}

interface Keyed<T> {
  items: readonly T[];
  keys: readonly string[];
}

const isEqual = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((key, index) => key === other[index]);

/** Between two places that all three versions share. */
function mergeStretch<T>(base: Keyed<T>, mine: Keyed<T>, theirs: Keyed<T>): Chunk<T>[] {
  if (isEqual(mine.keys, base.keys) || isEqual(mine.keys, theirs.keys))
    return theirs.items.length > 0 ? [{ kind: 'merged', items: [...theirs.items] }] : [];
  if (isEqual(theirs.keys, base.keys)) return mine.items.length > 0 ? [{ kind: 'merged', items: [...mine.items] }] : [];
  // Neighbors that were changed, none added or removed: each is compared alone.
  const length = base.keys.length;
  if (length > 1 && mine.keys.length === length && theirs.keys.length === length) {
    const one = ({ items, keys }: Keyed<T>, index: number) => ({
      items: items.slice(index, index + 1),
      keys: keys.slice(index, index + 1),
    });
    return base.keys.flatMap((_, index) => mergeStretch(one(base, index), one(mine, index), one(theirs, index)));
  }
  return [{ kind: 'contested', base: [...base.items], mine: [...mine.items], theirs: [...theirs.items] }];
}

/** Merges two changed versions of a list. @param keyOf equal for items that are the same. */
export function mergeSequences<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  keyOf: (item: T) => string,
): Chunk<T>[] {
  const keyed = (items: readonly T[]): Keyed<T> => ({ items, keys: items.map(keyOf) });
  const [b, m, t] = [keyed(base), keyed(mine), keyed(theirs)];
  const [inMine, inTheirs] = [matches(b.keys, m.keys), matches(b.keys, t.keys)];
  const slice = ({ items, keys }: Keyed<T>, from: number, to: number): Keyed<T> => ({
    items: items.slice(from, to),
    keys: keys.slice(from, to),
  });
  const chunks: Chunk<T>[] = [];
  let last = { base: 0, mine: 0, theirs: 0 };
  const close = (to: typeof last) =>
    chunks.push(
      ...mergeStretch(slice(b, last.base, to.base), slice(m, last.mine, to.mine), slice(t, last.theirs, to.theirs)),
    );
  for (const [index, item] of theirsOfBase(base, inTheirs, theirs)) {
    const here = { base: index, mine: inMine[index] ?? -1, theirs: inTheirs[index] ?? -1 };
    if (here.mine < 0) continue;
    close(here);
    chunks.push({ kind: 'merged', items: [item] });
    last = { base: here.base + 1, mine: here.mine + 1, theirs: here.theirs + 1 };
  }
  close({ base: base.length, mine: mine.length, theirs: theirs.length });
  return chunks;
}

/** What is still there in their version, by its place in the base. */
const theirsOfBase = <T>(base: readonly T[], inTheirs: readonly number[], theirs: readonly T[]): [number, T][] =>
  base.flatMap((_, index): [number, T][] => {
    const at = inTheirs[index] ?? -1;
    const item = theirs[at];
    return at < 0 || item === undefined ? [] : [[index, item]];
  });
