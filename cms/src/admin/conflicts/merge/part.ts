/** One side of a choice. */
export type Side = 'mine' | 'theirs';

/** Something that both changed: one of the two is chosen. */
export interface Choice {
  kind: 'choice';
  id: string;
  /** Names of fields and of components, from the form inward: `body`, `body.rich-text`, `content`. */
  path: readonly string[];
  base: unknown;
  mine: unknown;
  theirs: unknown;
  /** Both are lists, whose items take the place of the choice in the list around it. */
  isSpread: boolean;
}

/** What two versions were merged into, with the choices that are left. */
export type Part =
  | { kind: 'value'; value: unknown }
  | Choice
  | { kind: 'list'; parts: readonly Part[] }
  | { kind: 'fields'; fields: Readonly<Record<string, Part>> };

export const value = (of: unknown): Part => ({ kind: 'value', value: of });

/** Every choice in a part, in the order of the form. */
export function choicesIn(part: Part): Choice[] {
  if (part.kind === 'choice') return [part];
  if (part.kind === 'list') return part.parts.flatMap(choicesIn);
  return part.kind === 'fields' ? Object.values(part.fields).flatMap(choicesIn) : [];
}

/** The value that a part has once everything is chosen. What isn't chosen stays mine: it was typed. */
export function resolve(part: Part, chosen: ReadonlyMap<string, Side>): unknown {
  if (part.kind === 'value') return part.value;
  if (part.kind === 'choice') return chosen.get(part.id) === 'theirs' ? part.theirs : part.mine;
  if (part.kind === 'fields')
    return Object.fromEntries(Object.entries(part.fields).map(([name, field]) => [name, resolve(field, chosen)]));
  return part.parts.flatMap((item) => {
    const resolved = resolve(item, chosen);
    return item.kind === 'choice' && item.isSpread && Array.isArray(resolved) ? resolved : [resolved];
  });
}
