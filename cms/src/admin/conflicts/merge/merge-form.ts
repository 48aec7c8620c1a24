import type { Fields } from './fields';
import { mergeFields } from './merge-values';
import { type Choice, choicesIn, type Part, resolve, type Side } from './part';
import { isSame } from './same-value';

/** What someone typed into a form, merged with what someone else saved meanwhile. */
export interface MergedForm {
  /** What both changed. */
  choices: Choice[];
  /** Fields that both changed, and that could be merged without a choice, or in part. */
  mergedFields: string[];
  /** Fields that only the other changed. */
  theirFields: string[];
  /** The form once everything is chosen. */
  resolve(chosen: ReadonlyMap<string, Side>): Fields;
}

/** Strapi tells the items of a list apart by these, which have to be others for each. */
function renumber(of: unknown): unknown {
  if (!Array.isArray(of)) return of;
  return of.map((item: unknown, index) =>
    typeof item === 'object' && item !== null && '__temp_key__' in item
      ? { ...item, __temp_key__: `merged:${index}` }
      : item,
  );
}

/**
 * Merges a form with the document as it is stored now, field by field.
 * @param base what the form was filled with. @param mine what it has now. @param theirs what it would be filled with now.
 */
export function mergeForm(base: Fields, mine: Fields, theirs: Fields): MergedForm {
  const part: Part = mergeFields({ base, mine, theirs }, [], '');
  const fields = part.kind === 'fields' ? Object.entries(part.fields) : [];
  const isTheirs = (name: string) => !isSame(base[name], theirs[name]);
  const isMine = (name: string) => !isSame(base[name], mine[name]);
  const listed = new Set(
    fields.flatMap(([name, field]) => (field.kind === 'list' || choicesIn(field).length > 0 ? [name] : [])),
  );
  return {
    choices: choicesIn(part),
    mergedFields: fields.flatMap(([name, field]) =>
      isTheirs(name) && isMine(name) && field.kind !== 'choice' && !isSame(mine[name], theirs[name]) ? [name] : [],
    ),
    theirFields: fields.flatMap(([name]) => (isTheirs(name) && !isMine(name) ? [name] : [])),
    resolve: (chosen) =>
      Object.fromEntries(
        fields.map(([name, field]) => {
          const resolved = resolve(field, chosen);
          return [name, listed.has(name) ? renumber(resolved) : resolved];
        }),
      ),
  };
}
