import { richTexts } from '@patient-press/shared/body-texts';
import { citedKeys } from '@patient-press/shared/citation-marks';
import type { Core, Struct, UID } from '@strapi/strapi';
import { columnOf, type Database, tableOf } from '../platform/join-table';
import { likeAnywhere, storedJson } from '../platform/stored-text';

/** A text that cites: an attribute of a component's row. */
interface CitingPlace {
  schema: UID.Schema;
  attribute: string;
  rowId: number;
  order: null;
}

/** The components whose texts may cite sources. */
const isCiting = ({ uid }: Struct.Schema) => uid.startsWith('body.') || uid === 'shared.figure';

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap(strings) : typeof value === 'string' ? [value] : [];

/** The texts in an attribute, by its type. */
const textsIn: Record<string, (value: unknown) => string[]> = {
  string: strings,
  text: strings,
  json: (value) => strings(storedJson(value)),
  blocks: (value) => richTexts(storedJson(value)),
};

/** Texts that cite sources by one of these keys, in any version of any document. */
export async function placesCiting(strapi: Core.Strapi, db: Database, keys: readonly string[]): Promise<CitingPlace[]> {
  const places: CitingPlace[] = [];
  const components: Struct.ComponentSchema[] = Object.values(strapi.components).filter(isCiting);
  for (const { uid: schema, attributes } of components) {
    for (const [attribute, { type }] of Object.entries(attributes)) {
      const read = textsIn[type];
      if (!read) continue;
      const column = columnOf(strapi, schema, attribute);
      // The database leaves out most rows: it need not know what a mark is.
      const rows: { id: number; value: unknown }[] = await db(tableOf(strapi, schema))
        .whereRaw('cast(?? as text) like any(?)', [column, keys.map((key) => likeAnywhere(`@${key}`))])
        .select('id', { value: column });
      for (const { id, value } of rows) {
        if (citedKeys(read(value)).some((key) => keys.includes(key)))
          places.push({ schema, attribute, rowId: id, order: null });
      }
    }
  }
  return places;
}
