import type { ChangedRelation } from '@patient-press/shared/live-preview';
import { z } from 'zod';

type Fields = Record<string, unknown>;

/** Of Strapi's attributes, what decides how a form holds their values. */
interface Attribute {
  type: string;
  repeatable?: boolean;
  component?: string;
  relation?: string;
}
type Attributes = Readonly<Record<string, Attribute>>;

/** The schemas that a form is made from. */
export interface Schemas {
  attributes: Attributes;
  /** By their uids. */
  components: Readonly<Record<string, { attributes: Attributes } | undefined>>;
}

const related = z.object({
  documentId: z.string().optional(),
  apiData: z.object({ documentId: z.string() }).optional(),
  position: z.object({ before: z.unknown() }).partial().optional().catch(undefined),
});
const relation = z.object({ connect: z.array(z.unknown()).catch([]), disconnect: z.array(z.unknown()).catch([]) });

const documentIdOf = (value: unknown): string[] => {
  const { documentId, apiData } = related.safeParse(value).data ?? {};
  const found = apiData?.documentId ?? documentId;
  return found ? [found] : [];
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isMany = (kind = ''): boolean => /Many$/.test(kind);

function toRelation(value: unknown, kind: string | undefined): ChangedRelation | undefined {
  const changes = relation.safeParse(value).data;
  if (!changes) return undefined;
  const connect = changes.connect.flatMap((one) => {
    const [documentId] = documentIdOf(one);
    const [before = null] = documentIdOf(related.safeParse(one).data?.position?.before);
    return documentId ? [{ documentId, before }] : [];
  });
  return { relation: { isMany: isMany(kind), connect, disconnect: changes.disconnect.flatMap(documentIdOf) } };
}

/** What is typed into a field of JSON is text until it is saved. */
function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const idOf = ({ id }: Fields) => (typeof id === 'number' || typeof id === 'string' ? id : 0);

function toComponent(value: unknown, uid: string | undefined, schemas: Schemas): unknown {
  const schema = uid === undefined ? undefined : schemas.components[uid];
  if (!isFields(value) || !schema) return value;
  return { id: idOf(value), ...toFields(value, { ...schemas, attributes: schema.attributes }) };
}

function toValue(value: unknown, { type, component, relation: kind }: Attribute, schemas: Schemas): unknown {
  if (type === 'relation') return toRelation(value, kind);
  if (type === 'json') return parsed(value);
  if (type === 'component' && Array.isArray(value)) return value.map((one) => toComponent(one, component, schemas));
  if (type === 'component') return toComponent(value, component, schemas);
  if (type !== 'dynamiczone' || !Array.isArray(value)) return value;
  return value.filter(isFields).map((one) => {
    const uid = typeof one.__component === 'string' ? one.__component : undefined;
    const fields = toComponent(one, uid, schemas);
    return isFields(fields) ? { ...fields, __component: uid } : fields;
  });
}

/**
 * The values of Strapi's form as the press lays them over the saved document: relations by documentIds, entries of lists
 * with the ids that they were saved with (0: never). What the type has no attribute for is left out.
 */
export function toFields(values: Fields, schemas: Schemas): Fields {
  const fields = Object.entries(schemas.attributes).map(([name, attribute]) => [
    name,
    name in values ? toValue(values[name], attribute, schemas) : undefined,
  ]);
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
