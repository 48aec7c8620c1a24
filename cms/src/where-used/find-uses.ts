import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core, Struct, UID } from '@strapi/strapi';
import { componentTableOf, type Database, hasDrafts, joinTableOf, tableOf } from '../platform/join-table';
import { needOf } from './needed';

const FILE = 'plugin::upload.file';

/** What is looked for: rows of one document, or one file. */
export interface Target {
  uid: UID.ContentType;
  rowIds: number[];
  /** Of a file: pictures within text are not relations, and are found by it. */
  url?: string;
}

/** One place in a document that points at the target. */
export interface Use {
  uid: UID.ContentType;
  documentId: string;
  title: string;
  isPublished: boolean;
  /** The document could not be shown as it is without the target. */
  isNeeded: boolean;
  /** The attribute of the document that the place is in. */
  field: string;
  /** Where the pointing row is: itself, or a component at any depth. */
  place: { schema: UID.Schema; attribute: string; rowId: number; order: number | null };
}

interface Holder {
  schema: UID.Schema;
  attribute: string;
  rowId: number;
  isNeeded: boolean;
  place: Use['place'];
}

/** The types that the site shows. Others, readers' requests among them, point at documents without showing them. */
const shownTypes = new Set<string>(Object.values(contentTypes).map(({ uid }) => uid));
const titles = new Map<string, string>(Object.values(contentTypes).map(({ uid, title }) => [uid, title]));

const schemas = (strapi: Core.Strapi): Struct.Schema[] => [
  ...Object.values(strapi.contentTypes).filter(({ uid }) => shownTypes.has(uid)),
  ...Object.values(strapi.components),
];

/** Of some rows of a schema, those whose documents need what the attribute points at. */
async function needing(strapi: Core.Strapi, db: Database, schema: UID.Schema, attribute: string, rowIds: number[]) {
  const need = needOf(schema, attribute);
  if (!need) return new Set<number>();
  if (need === 'always') return new Set(rowIds);
  const rows: { id: number }[] = await db(tableOf(strapi, schema))
    .whereIn('id', rowIds)
    .where({ [need.column]: need.value })
    .select('id');
  return new Set(rows.map(({ id }) => id));
}

/** The rows whose relations point at the target. */
async function pointingRows(strapi: Core.Strapi, db: Database, { uid, rowIds }: Target): Promise<Use['place'][]> {
  const places: Use['place'][] = [];
  for (const schema of schemas(strapi)) {
    for (const [attribute, { type, ...rest }] of Object.entries(schema.attributes)) {
      if (type !== 'relation' || !('target' in rest) || rest.target !== uid) continue;
      const join = joinTableOf(strapi, schema.uid, attribute);
      if (!join) continue;
      const rows: Record<string, number | null>[] = await db(join.table).whereIn(join.to, rowIds).select('*');
      for (const row of rows)
        places.push({
          schema: schema.uid,
          attribute,
          rowId: Number(row[join.from]),
          order: join.order ? (row[join.order] ?? null) : null,
        });
    }
  }
  return places;
}

/** The rows that have a file in a media field. */
async function rowsWithFile(strapi: Core.Strapi, db: Database, rowIds: number[]): Promise<Use['place'][]> {
  const table = componentTableOf(strapi, FILE, 'related');
  if (!table) throw new Error('Strapi no longer says where it stores which files are used. See its metadata.');
  const rows: { related_id: number; related_type: string; field: string }[] = await db(table)
    .whereIn('file_id', rowIds)
    .select('related_id', 'related_type', 'field');
  return rows.flatMap((row) => {
    const schema = schemas(strapi).find(({ uid }) => uid === row.related_type);
    return schema ? [{ schema: schema.uid, attribute: row.field, rowId: row.related_id, order: null }] : [];
  });
}

/** The rows that have a picture in the midst of text, where it is noted by its address. */
async function rowsWithPictureInText(strapi: Core.Strapi, db: Database, url: string): Promise<Use['place'][]> {
  const places: Use['place'][] = [];
  for (const { uid, attributes } of schemas(strapi)) {
    for (const [attribute, { type }] of Object.entries(attributes)) {
      if (type !== 'blocks') continue;
      const rows: { id: number }[] = await db(tableOf(strapi, uid))
        .whereRaw('position(? in cast(?? as text)) > 0', [url, attribute])
        .select('id');
      for (const { id } of rows) places.push({ schema: uid, attribute, rowId: id, order: null });
    }
  }
  return places;
}

/** What components stand in: documents or other components. */
async function parentsOf(
  strapi: Core.Strapi,
  db: Database,
  component: UID.Schema,
  holders: Holder[],
): Promise<Holder[]> {
  const parents: Holder[] = [];
  for (const { uid, attributes } of schemas(strapi)) {
    for (const [name, attribute] of Object.entries(attributes)) {
      const table = componentsIn(attribute).includes(component) ? componentTableOf(strapi, uid, name) : undefined;
      if (!table) continue;
      const rows: { entity_id: number; cmp_id: number }[] = await db(table)
        .whereIn('cmp_id', [...new Set(holders.map(({ rowId }) => rowId))])
        .where({ component_type: component, field: name })
        .select('entity_id', 'cmp_id');
      const needy = await needing(
        strapi,
        db,
        uid,
        name,
        rows.map((row) => row.entity_id),
      );
      const byComponent = Map.groupBy(holders, ({ rowId }) => rowId);
      for (const { entity_id: rowId, cmp_id } of rows) {
        for (const { isNeeded, place } of byComponent.get(cmp_id) ?? [])
          parents.push({ schema: uid, attribute: name, rowId, isNeeded: isNeeded || needy.has(rowId), place });
      }
    }
  }
  return parents;
}

function componentsIn(attribute: Struct.SchemaAttributes[string]): readonly string[] {
  if (attribute.type === 'component') return [attribute.component];
  return attribute.type === 'dynamiczone' ? attribute.components : [];
}

async function usesBy(strapi: Core.Strapi, db: Database, uid: UID.ContentType, holders: Holder[]): Promise<Use[]> {
  const title = titleColumn(strapi, uid);
  const rows: Record<string, unknown>[] = await db(tableOf(strapi, uid)).whereIn(
    'id',
    holders.map(({ rowId }) => rowId),
  );
  const byId = new Map(rows.map((row) => [Number(row.id), row]));
  return holders.flatMap(({ rowId, isNeeded, attribute, place }) => {
    const row = byId.get(rowId);
    if (!row) return [];
    const isPublished = !hasDrafts(strapi, uid) || row.published_at !== null;
    const documentId = String(row.document_id);
    return [{ uid, documentId, title: String(row[title] ?? ''), isPublished, isNeeded, field: attribute, place }];
  });
}

/** The column with the words that name a document of a type to people. */
function titleColumn(strapi: Core.Strapi, uid: UID.ContentType): string {
  const attribute = strapi.db.metadata.get(uid).attributes[titles.get(uid) ?? ''];
  return (attribute && 'columnName' in attribute && attribute.columnName) || 'document_id';
}

async function climb(strapi: Core.Strapi, db: Database, holders: Holder[]): Promise<Use[]> {
  const uses: Use[] = [];
  for (const [schema, ofSchema] of Map.groupBy(holders, (holder) => holder.schema)) {
    const type = Object.values(strapi.contentTypes).find(({ uid }) => uid === schema);
    if (type) uses.push(...(await usesBy(strapi, db, type.uid, ofSchema)));
    else uses.push(...(await climb(strapi, db, await parentsOf(strapi, db, schema, ofSchema))));
  }
  return uses;
}

async function toHolders(strapi: Core.Strapi, db: Database, places: Use['place'][]): Promise<Holder[]> {
  const holders: Holder[] = [];
  for (const alike of Map.groupBy(places, ({ schema, attribute }) => `${schema}.${attribute}`).values()) {
    const [first] = alike;
    if (!first) continue;
    const { schema, attribute } = first;
    const rowIds = alike.map(({ rowId }) => rowId);
    const needy = await needing(strapi, db, schema, attribute, rowIds);
    for (const place of alike)
      holders.push({ schema, attribute, rowId: place.rowId, isNeeded: needy.has(place.rowId), place });
  }
  return holders;
}

/** Every place, in drafts and in what is published, that points at a document or a file. */
export async function findUses(strapi: Core.Strapi, db: Database, target: Target): Promise<Use[]> {
  if (target.rowIds.length === 0) return [];
  const places =
    target.uid === FILE
      ? [
          ...(await rowsWithFile(strapi, db, target.rowIds)),
          ...(target.url ? await rowsWithPictureInText(strapi, db, target.url) : []),
        ]
      : await pointingRows(strapi, db, target);
  return climb(strapi, db, await toHolders(strapi, db, places));
}
