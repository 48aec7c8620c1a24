import type { Core, Struct, UID } from '@strapi/strapi';
import { columnOf, componentTableOf, type Database, joinTableOf, tableOf } from '../platform/join-table';
import { placesCiting } from './citing-places';
import { usingSchemas } from './using-schemas';

const FILE = 'plugin::upload.file';

/** A file of the media library. Texts hold a copy of what they show of it; its hash is unique, and stays when it is replaced. */
export interface TargetFile {
  id: number;
  hash: string;
}

/** What is looked for: rows of one document, files, or sources by the keys that texts cite them by. */
export type Target =
  | { uid: UID.ContentType; rowIds: number[] }
  | { files: readonly TargetFile[] }
  | { citeKeys: readonly string[] };

/** Where the target is used: an attribute of a row, which is a document's own or a component's at any depth. */
export interface Place {
  schema: UID.Schema;
  attribute: string;
  rowId: number;
  order: number | null;
}

/** Relations to any of these rows. */
async function relationsTo(
  strapi: Core.Strapi,
  db: Database,
  uid: UID.ContentType,
  rowIds: number[],
): Promise<Place[]> {
  const places: Place[] = [];
  for (const schema of usingSchemas(strapi)) {
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

/** Media fields with any of these files. */
async function mediaFieldsWith(strapi: Core.Strapi, db: Database, fileIds: number[]): Promise<Place[]> {
  const table = componentTableOf(strapi, FILE, 'related');
  if (!table) throw new Error('Strapi no longer says where it stores which files are used. See its metadata.');
  const rows: { related_id: number; related_type: string; field: string }[] = await db(table)
    .whereIn('file_id', fileIds)
    .select('related_id', 'related_type', 'field');
  const schemas = new Map<string, Struct.Schema>(usingSchemas(strapi).map((schema) => [schema.uid, schema]));
  return rows.flatMap((row) => {
    const schema = schemas.get(row.related_type);
    return schema ? [{ schema: schema.uid, attribute: row.field, rowId: row.related_id, order: null }] : [];
  });
}

/** Texts with a picture in their midst. Strapi knows no relation between the two. */
async function textsShowing(strapi: Core.Strapi, db: Database, { hash }: TargetFile): Promise<Place[]> {
  const places: Place[] = [];
  for (const { uid, attributes } of usingSchemas(strapi)) {
    for (const [attribute, { type }] of Object.entries(attributes)) {
      if (type !== 'blocks') continue;
      const rows: { id: number }[] = await db(tableOf(strapi, uid))
        .whereRaw('position(? in cast(?? as text)) > 0', [JSON.stringify(hash), columnOf(strapi, uid, attribute)])
        .select('id');
      for (const { id } of rows) places.push({ schema: uid, attribute, rowId: id, order: null });
    }
  }
  return places;
}

async function filePlaces(strapi: Core.Strapi, db: Database, files: readonly TargetFile[]): Promise<Place[]> {
  const places = await mediaFieldsWith(
    strapi,
    db,
    files.map(({ id }) => id),
  );
  for (const file of files) places.push(...(await textsShowing(strapi, db, file)));
  return places;
}

/** All places where a target is used. Those in components that no document contains any more are among them. */
export async function findPlaces(strapi: Core.Strapi, db: Database, target: Target): Promise<Place[]> {
  if ('citeKeys' in target) return placesCiting(strapi, db, target.citeKeys);
  if ('files' in target) return target.files.length > 0 ? filePlaces(strapi, db, target.files) : [];
  return target.rowIds.length > 0 ? relationsTo(strapi, db, target.uid, target.rowIds) : [];
}
