import { type Fields, isFields, type Versions } from './fields';
import { type Part, value } from './part';
import { contentOf, isSame } from './same-value';

const fieldsIn = (of: unknown): Fields[] => (Array.isArray(of) ? of.filter(isFields) : []);
const kindOf = (component: Fields): string => String(component.__component ?? '');
const storedKey = (component: Fields): string | null =>
  component.id === undefined || component.id === null ? null : `${kindOf(component)} ${String(component.id)}`;

/** Stored as a new one: nothing of it can be found under its old ids. */
export function withoutIds(of: unknown): unknown {
  if (Array.isArray(of)) return of.map(withoutIds);
  if (!isFields(of)) return of;
  // A file or a relation is what its id says.
  if ('mime' in of || 'connect' in of) return of;
  return Object.fromEntries(
    Object.entries(of).flatMap(([name, part]) => (name === 'id' ? [] : [[name, withoutIds(part)]])),
  );
}

/** A component of mine in the place of theirs, which may be stored under other ids by now. */
function inPlaceOf(mine: Fields, theirs: Fields): unknown {
  if (mine.id === theirs.id) return mine;
  const renewed = withoutIds(mine);
  return isFields(renewed) ? { ...renewed, id: theirs.id } : renewed;
}

type ByKey = Map<string, Fields>;

/** Components by what they are called in all versions. @param own the name of those that no other version has. */
function keyed(components: readonly Fields[], known: ReadonlySet<string>, own: string): ByKey {
  return new Map(
    components.map((component, index) => {
      const key = storedKey(component);
      return [key && known.has(key) ? key : `${own} ${index}`, component];
    }),
  );
}

/** Discarding a draft stores every component again, with other ids: each is matched by what it says, or else by its kind and order. */
function keyedByContent(components: readonly Fields[], base: ByKey): ByKey {
  const left = new Map(base);
  const keys = new Map<Fields, string>();
  const find = (isIt: (before: Fields, component: Fields) => boolean) => {
    for (const component of components) {
      if (keys.has(component)) continue;
      const found = [...left].find(([, before]) => isIt(before, component));
      if (!found) continue;
      keys.set(component, found[0]);
      left.delete(found[0]);
    }
  };
  find((before, component) => contentOf(before) === contentOf(component));
  find((before, component) => kindOf(before) === kindOf(component));
  return new Map(components.map((component, index) => [keys.get(component) ?? `theirs ${index}`, component]));
}

/** Both added the same, such as a source that the text cites now: it is added once. */
function joinAdded(mine: ByKey, theirs: ByKey): ByKey {
  const added = [...theirs].filter(([key]) => key.startsWith('theirs '));
  return new Map(
    [...mine].map(([key, component]) => {
      const same = key.startsWith('mine ') && added.find(([, other]) => contentOf(other) === contentOf(component));
      return [same ? same[0] : key, component];
    }),
  );
}

const isMoved = (before: readonly string[], after: readonly string[]): boolean => {
  const [were, are] = [before.filter((key) => after.includes(key)), after.filter((key) => before.includes(key))];
  return were.some((key, index) => key !== are[index]);
};

/** The side that moved something decides the order; what the other side added follows what it followed there. */
function orderOf(base: ByKey, mine: ByKey, theirs: ByKey): string[] {
  const [were, here, there] = [[...base.keys()], [...mine.keys()], [...theirs.keys()]];
  const [spine, others] = isMoved(were, here) ? [here, there] : [there, here];
  const order = [...spine];
  others.forEach((key, index) => {
    if (order.includes(key)) return;
    const before = others.slice(0, index).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  });
  return order;
}

interface Place {
  before: Fields | undefined;
  mine: Fields | undefined;
  theirs: Fields | undefined;
}

type MergeFields = (versions: Versions<Fields>, path: readonly string[], id: string) => Part;

/** What becomes of one component: nothing, one of the two, both merged, or a choice. */
function mergeOne(
  { before, mine, theirs }: Place,
  path: readonly string[],
  id: string,
  mergeFields: MergeFields,
): Part[] {
  if (mine && theirs) {
    if (!before || isSame(mine, before)) return [value(theirs)];
    if (contentOf(theirs) === contentOf(before)) return [value(inPlaceOf(mine, theirs))];
    return [mergeFields({ base: before, mine, theirs }, path, id)];
  }
  const left = mine ?? theirs;
  if (!left) return [];
  if (!before) return [value(left)];
  // One of the two removed it: unless the other changed it, it is gone.
  if (contentOf(left) === contentOf(before)) return [];
  const removed = { kind: 'choice' as const, id, path, base: [before], isSpread: true };
  return [mine ? { ...removed, mine: [withoutIds(mine)], theirs: [] } : { ...removed, mine: [], theirs: [left] }];
}

/**
 * Merges two versions of a list of components, such as the blocks of a body: each is found again by its id. Added, removed
 * and moved ones included; what both changed is merged within, down to the paragraph.
 * @param mergeFields merges the fields of one of them.
 */
export function mergeComponents(
  versions: Versions,
  path: readonly string[],
  id: string,
  mergeFields: MergeFields,
): Part {
  const base = new Map(
    fieldsIn(versions.base).map((component, index) => [storedKey(component) ?? `base ${index}`, component]),
  );
  const known = new Set(base.keys());
  const stored = fieldsIn(versions.theirs);
  const haveOtherIds = stored.length > 0 && !stored.some((component) => known.has(storedKey(component) ?? ''));
  const theirs = haveOtherIds ? keyedByContent(stored, base) : keyed(stored, known, 'theirs');
  const mine = joinAdded(keyed(fieldsIn(versions.mine), known, 'mine'), theirs);
  const parts = orderOf(base, mine, theirs).flatMap((key) => {
    const place = { before: base.get(key), mine: mine.get(key), theirs: theirs.get(key) };
    const kind = kindOf(place.mine ?? place.theirs ?? {});
    return mergeOne(place, kind ? [...path, kind] : path, `${id}[${key}]`, mergeFields);
  });
  return { kind: 'list', parts };
}
