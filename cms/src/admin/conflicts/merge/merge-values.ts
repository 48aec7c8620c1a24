import { type Fields, isFields, type Versions } from './fields';
import { mergeComponents } from './merge-components';
import { mergeSequences } from './merge-sequences';
import { type Part, value } from './part';
import { isSame, keyOf } from './same-value';

/** Relations are what a form would add and remove, whatever is stored. */
const isRelationChange = (of: unknown): boolean => isFields(of) && ('connect' in of || 'disconnect' in of);
const isFile = (of: unknown): boolean => isFields(of) && 'mime' in of;
const isComponent = (of: unknown): of is Fields =>
  isFields(of) && !isFile(of) && ('__component' in of || '__temp_key__' in of || 'id' in of);
/** A paragraph or another part of a formatted text. */
const isNode = (of: unknown): boolean => isFields(of) && typeof of.type === 'string' && !('id' in of);

const listOf = (of: unknown): unknown[] => (Array.isArray(of) ? of : []);
const areAll = (lists: readonly unknown[], test: (item: unknown) => boolean): boolean =>
  lists.every((one) => one === undefined || one === null || Array.isArray(one)) && lists.flatMap(listOf).every(test);

function mergeNodes({ base, mine, theirs }: Versions, path: readonly string[], id: string): Part {
  const chunks = mergeSequences(listOf(base), listOf(mine), listOf(theirs), keyOf);
  const parts = chunks.flatMap((chunk, index): Part[] =>
    chunk.kind === 'merged'
      ? chunk.items.map(value)
      : [{ ...chunk, kind: 'choice', id: `${id}#${index}`, path, isSpread: true }],
  );
  return { kind: 'list', parts };
}

/** The parts of a component, or of a whole form, each merged alone. Its id is that of what is stored now. */
export function mergeFields({ base, mine, theirs }: Versions<Fields>, path: readonly string[], id: string): Part {
  const names = Object.keys({ ...theirs, ...mine });
  const own = new Set(['id', '__component', '__temp_key__']);
  const fields = names.map((name): [string, Part] =>
    own.has(name)
      ? [name, value(theirs[name] ?? mine[name])]
      : [
          name,
          mergeValues({ base: base[name], mine: mine[name], theirs: theirs[name] }, [...path, name], `${id}/${name}`),
        ],
  );
  return { kind: 'fields', fields: Object.fromEntries(fields) };
}

/** Merges what two people made of one value: what only one of them changed is as they made it. */
export function mergeValues(versions: Versions, path: readonly string[], id: string): Part {
  const { base, mine, theirs } = versions;
  if (isSame(mine, base) || isSame(mine, theirs)) return value(theirs);
  if (isSame(theirs, base) || isRelationChange(mine)) return value(mine);
  const all = [base, mine, theirs];
  const filled = all.filter((one) => Array.isArray(one) && one.length > 0);
  if (filled.length > 1 && areAll(all, isNode)) return mergeNodes(versions, path, id);
  if (filled.length > 1 && areAll(all, isComponent)) return mergeComponents(versions, path, id, mergeFields);
  if (isComponent(base) && isComponent(mine) && isComponent(theirs))
    return mergeFields({ base, mine, theirs }, path, id);
  return { kind: 'choice', id, path, base, mine, theirs, isSpread: false };
}
