/**
 * Whether two values would be drawn alike. Entries are replaced, never changed, so those that are the same object need
 * not be compared: only what was newly joined from them is.
 */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  const [own, other] = [Object.entries(a), Object.entries(b)];
  return (
    own.length === other.length && own.every(([name, value]) => name in b && isSame(value, b[name as keyof typeof b]))
  );
}

/** The earlier value where nothing differs, in lists item by item; else the new one. */
export function reuse<T>(before: T | undefined, made: T): T {
  if (before === undefined) return made;
  if (isSame(before, made)) return before;
  if (!Array.isArray(made) || !Array.isArray(before)) return made;
  return made.map((item, index) => reuse(before[index], item)) as T; // made is an array, so T is one
}

/** @param inputs everything that is read in making, other than the owner. */
type Memo<T> = (owner: object, inputs: readonly unknown[], make: () => T) => T;

/**
 * Caches what was made for an object, and makes it again only when one of its inputs is another object than before.
 * A result equal to the earlier one is returned as the earlier object, so that whatever is made from it need not be made
 * again. After an edit among ten thousand articles this is what leaves only a dozen pages to look at.
 */
export function createMemo<T>(): Memo<T> {
  const cache = new WeakMap<object, { inputs: readonly unknown[]; made: T }>();
  return (owner, inputs, make) => {
    const before = cache.get(owner);
    if (before?.inputs.length === inputs.length && inputs.every((input, index) => input === before.inputs[index])) {
      return before.made;
    }
    const made = reuse(before?.made, make());
    cache.set(owner, { inputs, made });
    return made;
  };
}
