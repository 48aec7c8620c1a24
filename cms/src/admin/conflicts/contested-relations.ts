import { getFetchClient } from '@strapi/strapi/admin';
import { z } from 'zod';
import type { FormValues } from '../writing/drafts/draft';
import type { Choice, Side } from './merge/part';

/** A field of a form that points at one document. */
export interface RelationField {
  name: string;
  /** The attribute that the documents it points at are called by. */
  titleField: string;
}

/** What two people made of such a field. */
interface ContestedRelation {
  name: string;
  choice: Choice;
  /** What the form has to hold, so that mine takes the place of theirs. */
  mine: object;
}

const item = z.looseObject({
  id: z.unknown(),
  label: z.string().optional(),
  apiData: z.object({ documentId: z.string() }),
});
const change = z.object({ connect: z.array(item).catch([]), disconnect: z.array(item).catch([]) });
const stored = z.object({ results: z.array(z.looseObject({ id: z.unknown(), documentId: z.string() })) });

const asText = (of: unknown): string => (typeof of === 'string' ? of : '');

async function fetchStored(uid: string, documentId: string, { name, titleField }: RelationField) {
  const { get } = getFetchClient();
  const { data } = await get(`/content-manager/relations/${uid}/${documentId}/${name}`, {
    params: { status: 'draft' },
  });
  const [found] = stored.parse(data).results;
  return found ? { id: found.id, documentId: found.documentId, title: asText(found[titleField]) } : null;
}

async function compare(
  uid: string,
  documentId: string,
  field: RelationField,
  mine: unknown,
): Promise<ContestedRelation | null> {
  const { connect, disconnect } = change.catch({ connect: [], disconnect: [] }).parse(mine);
  if (connect.length + disconnect.length === 0) return null;
  const now = await fetchStored(uid, documentId, field);
  const [before, wanted] = [disconnect[0]?.apiData.documentId, connect.at(-1)];
  if (now?.documentId === before || now?.documentId === wanted?.apiData.documentId) return null;
  const replaced = now ? [{ id: now.id, apiData: { id: now.id, documentId: now.documentId } }] : [];
  return {
    name: field.name,
    choice: {
      kind: 'choice',
      id: `relation ${field.name}`,
      path: [field.name],
      base: null,
      mine: wanted?.label ?? '',
      theirs: now?.title ?? '',
      isSpread: false,
    },
    mine: { connect, disconnect: replaced },
  };
}

/**
 * Fields that point at one document, and that two people pointed at different ones. Strapi's form has only what it would add
 * and remove, so what is stored is asked for.
 */
export async function findContestedRelations(
  uid: string,
  documentId: string,
  fields: readonly RelationField[],
  mine: FormValues,
): Promise<ContestedRelation[]> {
  const found = await Promise.all(fields.map((field) => compare(uid, documentId, field, mine[field.name])));
  return found.filter((one) => one !== null);
}

/** A form's values once it is chosen which document each field points at. */
export function resolveRelations(
  values: FormValues,
  contested: readonly ContestedRelation[],
  chosen: ReadonlyMap<string, Side>,
): FormValues {
  const fields = contested.map(({ name, choice, mine }) => [
    name,
    chosen.get(choice.id) === 'theirs' ? { connect: [], disconnect: [] } : mine,
  ]);
  return { ...values, ...Object.fromEntries(fields) };
}
