import type { Core, UID } from '@strapi/strapi';
import { parts, populateRelations } from '../platform/document-parts';
import { type Fields, isFields } from '../platform/fields';
import { hasDrafts, joinTableOf } from '../platform/join-table';
import type { PendingRelation } from './pending';

/** A relation between types with drafts, with where it is in a document and what it points at. */
interface Relation {
  path: string;
  schema: UID.Schema;
  attribute: string;
  rowId: number;
  targetType: UID.ContentType;
  targets: { id: number; documentId: string }[];
}

const isTarget = (value: unknown): value is { id: number; documentId: string } =>
  isFields(value) && typeof value.id === 'number' && typeof value.documentId === 'string';

/** The type with drafts that a relation points at; undefined: it is another attribute. */
function draftTarget(strapi: Core.Strapi, schema: UID.Schema, name: string): UID.ContentType | undefined {
  const attribute = strapi.getModel(schema).attributes[name];
  if (attribute?.type !== 'relation' || !('target' in attribute) || !joinTableOf(strapi, schema, name))
    return undefined;
  const target = Object.values(strapi.contentTypes).find((type) => type.uid === attribute.target);
  return target && hasDrafts(strapi, target.uid) ? target.uid : undefined;
}

/** All relations to types with drafts that a row and its components have, filled or not. */
function relationsOf(strapi: Core.Strapi, uid: UID.ContentType, row: Fields): Relation[] {
  return [...parts(strapi, strapi.contentType(uid), row)].flatMap(({ uid: schema, path, fields }) =>
    Object.keys(strapi.getModel(schema).attributes).flatMap((attribute): Relation[] => {
      const targetType = draftTarget(strapi, schema, attribute);
      if (!targetType || typeof fields.id !== 'number') return [];
      const value = fields[attribute];
      return [
        {
          ...{ path: [...path, attribute].join('.'), schema, attribute, rowId: fields.id, targetType },
          targets: (Array.isArray(value) ? value : [value]).filter(isTarget),
        },
      ];
    }),
  );
}

/** The rows of a document, each with its relations to types with drafts and the components that have some. */
async function readRows(strapi: Core.Strapi, uid: UID.ContentType, documentId: string) {
  const populate = populateRelations(
    strapi,
    strapi.contentType(uid),
    (schema, name) => draftTarget(strapi, schema, name) !== undefined,
  );
  const read = (publishedAt: object): Promise<Fields | null> =>
    strapi.db.query(uid).findOne({ where: { documentId, publishedAt }, populate });
  return { draft: await read({ $null: true }), published: await read({ $notNull: true }) };
}

/** Where the draft has the relation that starts from a row of the published version, by that row. */
export async function rowsInDraft(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
): Promise<(relation: Pick<PendingRelation, 'schema' | 'attribute' | 'rowId'>) => number | undefined> {
  const { draft, published } = await readRows(strapi, uid, documentId);
  const inDraft = new Map((draft ? relationsOf(strapi, uid, draft) : []).map((one) => [one.path, one]));
  const inPublished = published ? relationsOf(strapi, uid, published) : [];
  return ({ schema, attribute, rowId }) => {
    const path = inPublished.find(
      (one) => one.schema === schema && one.attribute === attribute && one.rowId === rowId,
    )?.path;
    return path === undefined ? undefined : inDraft.get(path)?.rowId;
  };
}

/** The relations that a document's draft has, and its published version has not. Both must have the same components. */
export async function missingOfPublished(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  documentId: string,
): Promise<PendingRelation[]> {
  const { draft, published } = await readRows(strapi, uid, documentId);
  if (!draft || !published) return [];
  const shown = new Map(relationsOf(strapi, uid, published).map((relation) => [relation.path, relation]));
  return relationsOf(strapi, uid, draft).flatMap(({ path, schema, attribute, targetType, targets }) => {
    const same = shown.get(path);
    if (!same || same.schema !== schema) return [];
    const has = new Set(same.targets.map((target) => target.documentId));
    return [...targets.entries()]
      .filter(([, target]) => !has.has(target.documentId))
      .map(([index, { documentId: target }]) => ({
        ownerType: uid,
        owner: documentId,
        schema,
        attribute,
        rowId: same.rowId,
        order: index + 1,
        targetType,
        target,
      }));
  });
}
