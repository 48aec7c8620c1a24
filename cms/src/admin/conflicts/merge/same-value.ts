const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** In one order of keys. What is empty in one form is left out in the other, and lists are numbered again in each. */
function canonical(value: unknown, leftOut: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item, leftOut));
  if (!isObject(value)) return value ?? null;
  if (value instanceof Date) return value.toISOString();
  const entries = Object.entries(value)
    .filter(([name, part]) => part !== null && part !== undefined && part !== '' && !leftOut.has(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, canonical(part, leftOut)]));
}

const numbering: ReadonlySet<string> = new Set(['__temp_key__']);
const identity: ReadonlySet<string> = new Set(['__temp_key__', 'id']);

/** Equal for two values that a form would show and save alike. */
export const keyOf = (value: unknown): string =>
  JSON.stringify(canonical(value === '' ? null : value, numbering)) ?? '';

/** The same, of components that may be stored as others by now. */
export const contentOf = (value: unknown): string => JSON.stringify(canonical(value, identity)) ?? '';

export const isSame = (one: unknown, other: unknown): boolean => one === other || keyOf(one) === keyOf(other);
