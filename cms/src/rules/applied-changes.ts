import type { Core, Schema, Struct, UID } from '@strapi/strapi';
import { type Fields, isFields, list, type ReadonlyFields } from '../platform/fields';

type Relation = Schema.Attribute.AnyAttribute & { type: 'relation' };

const targetOf = (attribute: Relation): UID.ContentType | undefined =>
  'target' in attribute && typeof attribute.target === 'string' ? (attribute.target as UID.ContentType) : undefined;

const isSame = (one: ReadonlyFields, other: ReadonlyFields): boolean =>
  one.documentId !== undefined && other.documentId !== undefined
    ? one.documentId === other.documentId
    : String(one.id) === String(other.id);

const asList = (value: unknown): ReadonlyFields[] =>
  Array.isArray(value) ? list(value) : isFields(value) ? [value] : [];

/** The documents themselves, in place of what a form says of them: rules look at their fields. */
async function read(strapi: Core.Strapi, uid: UID.ContentType, named: ReadonlyFields[]): Promise<Fields[]> {
  const documentIds = named.flatMap(({ documentId }) => (typeof documentId === 'string' ? [documentId] : []));
  const rows: Fields[] =
    documentIds.length > 0 ? await strapi.db.query(uid).findMany({ where: { documentId: { $in: documentIds } } }) : [];
  return named.map((one) => rows.find((row) => isSame(row, one)) ?? { ...one });
}

/** A relation once the difference that a form sends is saved. */
async function applyRelation(
  strapi: Core.Strapi,
  attribute: Relation,
  stored: unknown,
  value: unknown,
): Promise<unknown> {
  if (!isFields(value) || !('connect' in value || 'disconnect' in value || 'set' in value)) return value;
  const target = targetOf(attribute);
  const [gone, added] = [list(value.disconnect), list(value.connect)];
  const before = 'set' in value ? list(value.set) : asList(stored);
  const stays = before.filter((one) => ![...gone, ...added].some((other) => isSame(one, other)));
  const linked = [...stays, ...(target ? await read(strapi, target, added) : added)];
  return 'relation' in attribute && String(attribute.relation).endsWith('ToMany') ? linked : (linked.at(-1) ?? null);
}

async function applyPart(strapi: Core.Strapi, uid: unknown, stored: ReadonlyFields[], part: unknown): Promise<unknown> {
  const component = strapi.components[uid as UID.Component];
  if (!isFields(part) || !component) return part;
  const before = stored.find(
    ({ id, __component }) => id === part.id && (__component === undefined || __component === part.__component),
  );
  return applyChanges(strapi, component, part.id === undefined ? {} : (before ?? {}), part);
}

/**
 * A document as it will be once what a form sends is saved: its relations say only what changes, and its components leave out
 * what stays.
 * @param stored read with `populateAll`.
 */
export async function applyChanges(
  strapi: Core.Strapi,
  schema: Struct.Schema,
  stored: ReadonlyFields,
  changes: ReadonlyFields,
): Promise<Fields> {
  const result: Fields = { ...stored };
  for (const [name, value] of Object.entries(changes)) {
    const attribute = schema.attributes[name];
    const before = asList(stored[name]);
    if (attribute?.type === 'relation') result[name] = await applyRelation(strapi, attribute, stored[name], value);
    else if (attribute?.type !== 'component' && attribute?.type !== 'dynamiczone') result[name] = value;
    else {
      const uidOf = (part: unknown) =>
        attribute.type === 'component' ? attribute.component : isFields(part) ? part.__component : undefined;
      result[name] = Array.isArray(value)
        ? await Promise.all(value.map((part: unknown) => applyPart(strapi, uidOf(part), before, part)))
        : await applyPart(strapi, uidOf(value), before, value);
    }
  }
  return result;
}
