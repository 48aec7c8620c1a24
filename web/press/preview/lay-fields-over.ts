import { type ChangedRelation, changedRelation } from '@patient-press/shared/live-preview';
import { z } from 'zod';

const reference = z.looseObject({ documentId: z.string() });
const identified = z.looseObject({ id: z.union([z.number(), z.string()]), __component: z.string().optional() });

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A relation as REST has it, with the changes of a form. */
function relationOf(saved: unknown, { isMany, connect, disconnect }: ChangedRelation['relation']): unknown {
  const all = Array.isArray(saved) ? saved : [saved];
  const gone = new Set([...disconnect, ...connect.map(({ documentId }) => documentId)]);
  // A saved reference may have more than its ids: sources have their cite keys.
  const found = all
    .flatMap((one) => reference.safeParse(one).data ?? [])
    .filter(({ documentId }) => !gone.has(documentId));
  for (const { documentId, before } of connect) {
    const at = found.findIndex((one) => one.documentId === before);
    found.splice(at < 0 ? found.length : at, 0, { id: 0, documentId });
  }
  return isMany ? found : (found.at(-1) ?? null);
}

/** The entry of a saved list that an entry of a form was. */
function savedEntry(saved: unknown, entry: unknown): unknown {
  const { id, __component } = identified.safeParse(entry).data ?? {};
  if (id === undefined || !Array.isArray(saved)) return undefined;
  return saved.find((one) => {
    const same = identified.safeParse(one).data;
    return same?.id === id && same.__component === __component;
  });
}

const isFile = (value: Fields) => 'mime' in value && 'url' in value;

function layOver(saved: unknown, value: unknown): unknown {
  const relation = changedRelation.safeParse(value);
  if (relation.success) return relationOf(saved, relation.data.relation);
  if (Array.isArray(value)) return value.map((entry) => layOver(savedEntry(saved, entry), entry));
  if (!isFields(value) || isFile(value)) return value;
  const fields = isFields(saved) && saved.id === value.id ? saved : {};
  return layFieldsOver(fields, value);
}

/** A document as REST has it, with the fields of an unsaved form over its own. What the form lacks stays as it was saved. */
export function layFieldsOver(saved: Fields, fields: Fields): Fields {
  return {
    ...saved,
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, layOver(saved[name], value)])),
  };
}
