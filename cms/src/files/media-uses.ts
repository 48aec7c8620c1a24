import type { Core, Struct, UID } from '@strapi/strapi';

/** A file of the media library, as far as it takes to find where it is used. */
export interface LibraryFile {
  id: number;
  name: string;
  hash: string;
}

/** A place where a version of a document shows a file. */
export interface MediaUse {
  uid: UID.ContentType;
  /** The row of that version. */
  row: number;
  /** As permissions name it: `hero.image`; a dynamic zone has no parts of its own. */
  field: string;
}

/** A row that leads to a file: of a document, or of a component that stands in one. */
interface Holder {
  uid: string;
  row: number;
  path: string[];
}

const models = (strapi: Core.Strapi): Struct.Schema[] => [
  ...Object.values(strapi.contentTypes).filter(({ uid }) => uid.startsWith('api::')),
  ...Object.values(strapi.components),
];

const tableOf = (strapi: Core.Strapi, uid: string) => strapi.db.metadata.get(uid).tableName;

/** The table in which Strapi notes what stands in an attribute. */
function joinTableOf(strapi: Core.Strapi, uid: string, attribute: string): string {
  const found = strapi.db.metadata.get(uid).attributes[attribute];
  if (found && 'joinTable' in found && found.joinTable) return found.joinTable.name;
  throw new Error(`Strapi keeps “${attribute}” of ${uid} elsewhere than before: media-uses.ts has to follow.`);
}

async function chosenIn(strapi: Core.Strapi, file: LibraryFile): Promise<Holder[]> {
  const rows: { related_type: string; related_id: number; field: string }[] = await strapi.db
    .connection(joinTableOf(strapi, 'plugin::upload.file', 'related'))
    .where({ file_id: file.id })
    .select('related_type', 'related_id', 'field');
  return rows.map(({ related_type: uid, related_id: row, field }) => ({ uid, row, path: [field] }));
}

/** Texts hold a copy of what they say about a picture, by which Strapi knows no relation. A file's hash is unique. */
async function insertedIn(strapi: Core.Strapi, file: LibraryFile): Promise<Holder[]> {
  const holders: Holder[] = [];
  for (const { uid, attributes } of models(strapi))
    for (const [name, attribute] of Object.entries(attributes)) {
      if (attribute.type !== 'blocks') continue;
      const column = strapi.db.metadata.get(uid).attributes[name];
      const rows: { id: number }[] = await strapi.db
        .connection(tableOf(strapi, uid))
        .whereRaw('strpos(??::text, ?) > 0', [
          column && 'columnName' in column ? String(column.columnName) : name,
          `"${file.hash}"`,
        ])
        .select('id');
      holders.push(...rows.map(({ id }) => ({ uid, row: id, path: [name] })));
    }
  return holders;
}

/** What a component stands in: documents, and other components. */
async function holdersOf(strapi: Core.Strapi, { uid, row, path }: Holder): Promise<Holder[]> {
  const holders: Holder[] = [];
  for (const model of models(strapi))
    for (const [name, attribute] of Object.entries(model.attributes)) {
      const isZone = attribute.type === 'dynamiczone' && attribute.components.some((one) => one === uid);
      if (!isZone && !(attribute.type === 'component' && attribute.component === uid)) continue;
      const rows: { entity_id: number }[] = await strapi.db
        .connection(joinTableOf(strapi, model.uid, name))
        .where({ component_type: uid, cmp_id: row, field: name })
        .select('entity_id');
      const found = rows.map(({ entity_id }) => ({
        uid: model.uid,
        row: entity_id,
        path: isZone ? [name] : [name, ...path],
      }));
      holders.push(...found);
    }
  return holders;
}

/** Every version of every document that shows a file, wherever it stands in it. */
export async function findUses(strapi: Core.Strapi, file: LibraryFile): Promise<MediaUse[]> {
  const uses: MediaUse[] = [];
  let holders = [...(await chosenIn(strapi, file)), ...(await insertedIn(strapi, file))];
  while (holders.length > 0) {
    const above: Holder[] = [];
    for (const holder of holders) {
      const type = Object.values(strapi.contentTypes).find(({ uid }) => uid === holder.uid);
      if (type) uses.push({ uid: type.uid, row: holder.row, field: holder.path.join('.') });
      else above.push(...(await holdersOf(strapi, holder)));
    }
    holders = above;
  }
  return uses;
}
