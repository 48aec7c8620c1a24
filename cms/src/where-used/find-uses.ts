import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core, Struct, UID } from '@strapi/strapi';
import { columnOf, componentTableOf, type Database, hasDrafts, tableOf } from '../platform/join-table';
import { needOf } from './needed';
import { findPlaces, type Place, type Target } from './places';
import { usingSchemas } from './using-schemas';

/** One place in a version of a document, its draft or what is published, where the target is used. */
export interface Use {
  uid: UID.ContentType;
  documentId: string;
  /** The row of the version. Strapi gives a document other rows when it is published. */
  rowId: number;
  title: string;
  isPublished: boolean;
  /** The document could not be shown as it is without the target. */
  isNeeded: boolean;
  /** The attribute of the document that the place is in. */
  field: string;
  /** As permissions name the field: `hero.image`. What is within a dynamic zone has no name of its own: `body`. */
  permissionField: string;
  place: Place;
}

/** A row on the way from a place to its document: the place's own, or that of a component or document around it. */
export interface Holder {
  schema: UID.Schema;
  rowId: number;
  /** Names of attributes from this row to the place, as permissions name them. */
  path: string[];
  isNeeded: boolean;
  place: Place;
}

const titles = new Map<string, string | null>(Object.values(contentTypes).map(({ uid, title }) => [uid, title]));

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

async function toHolders(strapi: Core.Strapi, db: Database, places: Place[]): Promise<Holder[]> {
  const holders: Holder[] = [];
  for (const alike of Map.groupBy(places, ({ schema, attribute }) => `${schema}.${attribute}`).values()) {
    const [first] = alike;
    if (!first) continue;
    const { schema, attribute } = first;
    const rowIds = alike.map(({ rowId }) => rowId);
    const needy = await needing(strapi, db, schema, attribute, rowIds);
    for (const place of alike)
      holders.push({ schema, rowId: place.rowId, path: [attribute], isNeeded: needy.has(place.rowId), place });
  }
  return holders;
}

function componentsIn(attribute: Struct.SchemaAttributes[string]): readonly string[] {
  if (attribute.type === 'component') return [attribute.component];
  return attribute.type === 'dynamiczone' ? attribute.components : [];
}

/** The documents and components with an attribute that contains these rows of a component. */
async function parentsIn(
  strapi: Core.Strapi,
  db: Database,
  { schema, name, isZone }: { schema: UID.Schema; name: string; isZone: boolean },
  component: UID.Schema,
  holders: Map<number, Holder[]>,
): Promise<Holder[]> {
  const table = componentTableOf(strapi, schema, name);
  if (!table) return [];
  const rows: { entity_id: number; cmp_id: number }[] = await db(table)
    .whereRaw('cmp_id = any(?)', [[...holders.keys()]])
    .where({ component_type: component, field: name })
    .select('entity_id', 'cmp_id');
  const rowIds = rows.map((row) => row.entity_id);
  const needy = await needing(strapi, db, schema, name, rowIds);
  return rows.flatMap(({ entity_id: rowId, cmp_id }) =>
    (holders.get(cmp_id) ?? []).map(({ path, isNeeded, place }) => ({
      schema,
      rowId,
      path: isZone ? [name] : [name, ...path],
      isNeeded: isNeeded || needy.has(rowId),
      place,
    })),
  );
}

/** What contains these rows of a component. */
async function parentsOf(
  strapi: Core.Strapi,
  db: Database,
  component: UID.Schema,
  holders: Holder[],
): Promise<Holder[]> {
  const byRow = Map.groupBy(holders, ({ rowId }) => rowId);
  const parents: Holder[] = [];
  for (const { uid: schema, attributes } of usingSchemas(strapi)) {
    for (const [name, attribute] of Object.entries(attributes)) {
      if (!componentsIn(attribute).includes(component)) continue;
      const isZone = attribute.type === 'dynamiczone';
      parents.push(...(await parentsIn(strapi, db, { schema, name, isZone }, component, byRow)));
    }
  }
  return parents;
}

/** The column with the words that name a document of a type to people; null: its type's name does. */
function titleColumn(strapi: Core.Strapi, uid: UID.ContentType): string | null {
  const attribute = titles.get(uid);
  return attribute ? columnOf(strapi, uid, attribute) : null;
}

async function usesBy(strapi: Core.Strapi, db: Database, uid: UID.ContentType, holders: Holder[]): Promise<Use[]> {
  const title = titleColumn(strapi, uid);
  const rows: Record<string, unknown>[] = await db(tableOf(strapi, uid))
    .whereRaw('id = any(?)', [holders.map(({ rowId }) => rowId)])
    .select('id', 'document_id', { title: title ?? 'document_id' }, hasDrafts(strapi, uid) ? 'published_at' : 'id');
  const byId = new Map(rows.map((row) => [Number(row.id), row]));
  return holders.flatMap(({ rowId, path, isNeeded, place }) => {
    const row = byId.get(rowId);
    if (!row) return [];
    return [
      {
        uid,
        documentId: String(row.document_id),
        rowId,
        title: title === null ? strapi.contentType(uid).info.displayName : String(row.title ?? ''),
        isPublished: !hasDrafts(strapi, uid) || row.published_at !== null,
        isNeeded,
        field: path[0] ?? place.attribute,
        permissionField: path.join('.'),
        place,
      },
    ];
  });
}

/** The documents that contain rows, through components at any depth. */
export async function climb(strapi: Core.Strapi, db: Database, holders: Holder[]): Promise<Use[]> {
  const uses: Use[] = [];
  for (const [schema, ofSchema] of Map.groupBy(holders, (holder) => holder.schema)) {
    const type = Object.values(strapi.contentTypes).find(({ uid }) => uid === schema);
    if (type) uses.push(...(await usesBy(strapi, db, type.uid, ofSchema)));
    else uses.push(...(await climb(strapi, db, await parentsOf(strapi, db, schema, ofSchema))));
  }
  return uses;
}

/** Every place, in drafts and in what is published, where a document or a file is used. */
export async function findUses(strapi: Core.Strapi, db: Database, target: Target): Promise<Use[]> {
  return climb(strapi, db, await toHolders(strapi, db, await findPlaces(strapi, db, target)));
}

/** Of several uses in one field of a document, one. */
export const oncePerField = (uses: readonly Use[]): Use[] => [
  ...new Map(uses.map((use) => [`${use.uid} ${use.documentId} ${use.field}`, use])).values(),
];
