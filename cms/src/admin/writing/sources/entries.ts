import { blockTexts, bodyFields, hasBody } from '@patient-press/shared/body-texts';
import { citedKeys } from '@patient-press/shared/citation-marks';
import type { CitedSource } from '../answers';
import { isFields } from '../document/node-json';

/** One source in the list of a form, as Strapi holds it: of the relation only what changed. */
export interface Entry {
  id?: number | undefined;
  __temp_key__?: string | undefined;
  note?: string | null | undefined;
  source?: unknown;
}

export const entriesIn = (value: unknown): Entry[] =>
  Array.isArray(value)
    ? value.filter(isFields).map((fields) => ({
        ...fields,
        id: typeof fields.id === 'number' ? fields.id : undefined,
        __temp_key__: typeof fields.__temp_key__ === 'string' ? fields.__temp_key__ : undefined,
        note: typeof fields.note === 'string' ? fields.note : null,
      }))
    : [];

const firstIn = (value: unknown): Record<string, unknown> | null => {
  const [one]: unknown[] = Array.isArray(value) ? value : [];
  return isFields(one) ? one : null;
};

/** The documentId of the source that was chosen in this form, or that History shows; null: it is the stored one. */
export function chosenIn({ source }: Entry): string | null {
  if (!isFields(source)) return null;
  const documentId = (firstIn(source.connect) ?? firstIn(source.results))?.documentId;
  return typeof documentId === 'string' ? documentId : null;
}

/** A new entry, as Strapi's own picker would make it. */
export function newEntry({ documentId, title }: CitedSource): Entry {
  const apiData = { documentId, isTemporary: true };
  return {
    __temp_key__: `source-${documentId}-${Date.now()}`,
    note: null,
    source: {
      connect: [{ id: documentId, documentId, label: title, title, apiData, __temp_key__: 'a0' }],
      disconnect: [],
    },
  };
}

/** The cite keys of a form's text, in the order of their numbers. */
export function citedInForm(uid: string, values: Readonly<Record<string, unknown>>): string[] {
  const body = hasBody(uid) ? values[bodyFields[uid]] : [];
  return citedKeys((Array.isArray(body) ? body : []).flatMap((block) => blockTexts(block)));
}

/** A row of the list: an entry with its source, or a source that saving adds because the text cites it. */
export interface Row {
  /** Its place in the form's list; null: saving adds it. */
  index: number | null;
  entry: Entry | null;
  /** Null: it was deleted, or the role may not read it; undefined: it is being looked up. */
  source: CitedSource | null | undefined;
  /** Null: the text doesn't cite it. */
  number: number | null;
}

/** The sources in the order in which readers see them: what is cited by its numbers, then what was also consulted. */
export function rowsOf(
  entries: readonly Entry[],
  sourceOf: (entry: Entry) => CitedSource | null | undefined,
  cited: readonly string[],
  byKey: (key: string) => CitedSource | undefined,
): { cited: Row[]; consulted: Row[] } {
  const numbers = new Map(cited.map((key, index) => [key, index + 1]));
  const rows = entries.map((entry, index): Row => {
    const source = sourceOf(entry);
    return { index, entry, source, number: (source && numbers.get(source.citeKey)) ?? null };
  });
  const listed = new Set(rows.flatMap(({ number }) => number ?? []));
  const added = cited.flatMap((key, index): Row[] => {
    const source = byKey(key);
    return source && !listed.has(index + 1) ? [{ index: null, entry: null, source, number: index + 1 }] : [];
  });
  const isCited = ({ number }: Row) => number !== null;
  return {
    cited: [...rows.filter(isCited), ...added].sort((a, b) => (a.number ?? 0) - (b.number ?? 0)),
    consulted: rows.filter((row) => !isCited(row)),
  };
}

/** A list with the entry moved to just before or after its neighbor. */
export function moved(entries: readonly Entry[], from: number, to: number): Entry[] {
  const next = [...entries];
  const [entry] = next.splice(from, 1);
  if (entry) next.splice(to, 0, entry);
  return next;
}
