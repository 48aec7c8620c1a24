import { isFields, list, type ReadonlyFields } from '../../platform/fields';
import type { Difference } from '../difference-contract';
import type { Describe, DescribedField } from './described';
import { matchParts } from './match-parts';
import { readableValue } from './readable';
import { compareTexts } from './words';

/** Whose fields were, and are, there: undefined where there was, or is, no such part. */
type Side = ReadonlyFields | undefined;

const changeOf = (before: unknown, after: unknown, isSame: boolean): Difference['change'] => {
  if (isSame) return 'same';
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
};

/** All words of a part, for finding its like. */
function wordsOf(describe: Describe, uid: string, part: ReadonlyFields): string {
  return describe
    .fields(uid)
    .map((field) => {
      const value = part[field.name];
      if (!isPart(field)) return readableValue(field, value, describe.moment);
      return partsOf(field, value)
        .map((one) => wordsOf(describe, uidOf(field, one), one))
        .join('\n');
    })
    .filter(Boolean)
    .join('\n');
}

const isPart = ({ type }: DescribedField): boolean => type === 'component' || type === 'dynamiczone';
const uidOf = ({ component }: DescribedField, part: ReadonlyFields): string =>
  component ?? String(part.__component ?? '');
const partsOf = ({ hasSeveral }: DescribedField, value: unknown): ReadonlyFields[] =>
  hasSeveral ? list(value) : isFields(value) ? [value] : [];

/** Compares a field's words: without anything on one side, it was added or removed. */
function comparePlain(describe: Describe, field: DescribedField, before: Side, after: Side): Difference {
  const [was, is] = [before, after].map((side) => readableValue(field, side?.[field.name], describe.moment));
  const pieces = compareTexts(was ?? '', is ?? '');
  const change = changeOf(was || undefined, is || undefined, was === is);
  return { label: field.label, change, pieces, parts: [] };
}

function compareParts(describe: Describe, field: DescribedField, before: Side, after: Side): Difference {
  const known = (side: Side) =>
    partsOf(field, side?.[field.name]).map((part) => {
      const kind = uidOf(field, part);
      const text = wordsOf(describe, kind, part);
      return { part, kind, text, key: `${kind} ${text}` };
    });
  const [was, is] = [known(before), known(after)];
  const parts = matchParts(was, is).map(({ before: one, after: other, isMoved }): Difference => {
    const uid = other?.kind ?? one?.kind ?? '';
    const fields = compareFields(describe, uid, one?.part, other?.part);
    const isSame = one !== undefined && other !== undefined && fields.every(({ change }) => change === 'same');
    const change = changeOf(one, other, isSame);
    return {
      label: field.hasSeveral ? describe.nameOf(uid) : field.label,
      change: change === 'same' && isMoved ? 'moved' : change,
      isMoved,
      pieces: [],
      parts: fields,
    };
  });
  const isSame = parts.every(({ change }) => change === 'same');
  const [first] = parts;
  if (!field.hasSeveral && first) return first;
  const change = changeOf(was.length > 0 ? was : undefined, is.length > 0 ? is : undefined, isSame);
  return { label: field.label, change, pieces: [], parts };
}

/** What differs between the fields of two versions of a document, or of a component in it; those that are blank in both left out. */
export function compareFields(describe: Describe, uid: string, before: Side, after: Side): Difference[] {
  return describe
    .fields(uid)
    .map((field) =>
      isPart(field) ? compareParts(describe, field, before, after) : comparePlain(describe, field, before, after),
    )
    .filter(({ pieces, parts }) => pieces.length > 0 || parts.length > 0);
}
