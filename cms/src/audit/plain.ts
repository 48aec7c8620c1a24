import { isFields } from '../platform/fields';

/** Set by the cms with every save: no one changed them. */
const automatic = ['id', 'createdAt', 'updatedAt', 'publishedAt', 'createdBy', 'updatedBy', 'localizations'];

/** What identifies the target of a relation: its other fields are its own. */
const isTarget = (value: Record<string, unknown>) => 'createdAt' in value && 'id' in value;

/** A value without what a save changes in any case: ids of rows, and all of a relation's target but which one it is. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Date) return value.toISOString();
  if (!isFields(value)) return value;
  if (isTarget(value)) return value.documentId ?? value.id;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (name === 'id' ? [] : [[name, plain(inner)]])),
  );
}

/** The names of the fields in which two states of the same thing differ. */
export function changedFields(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter(
    (name) => !automatic.includes(name) && JSON.stringify(plain(before[name])) !== JSON.stringify(plain(after[name])),
  );
}
