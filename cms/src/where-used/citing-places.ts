import { richTexts } from '@patient-press/shared/body-texts';
import { citedKeys } from '@patient-press/shared/citation-marks';
import type { Core, UID } from '@strapi/strapi';
import type { Database } from '../platform/join-table';
import { textsReferringTo, toReference } from './text-references';

/** A text that cites: an attribute of a component's row. */
interface CitingPlace {
  schema: UID.Schema;
  attribute: string;
  rowId: number;
  order: null;
}

/** The components whose texts may cite sources. */
const isCiting = (uid: UID.Schema) => uid.startsWith('body.') || uid === 'shared.figure';

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.flatMap(strings) : typeof value === 'string' ? [value] : [];

/** Texts that cite sources by one of these keys, in any version of any document. */
export async function placesCiting(strapi: Core.Strapi, db: Database, keys: readonly string[]): Promise<CitingPlace[]> {
  const texts = await textsReferringTo(strapi, db, keys.map(toReference.citeKey));
  return texts.flatMap(({ schema, attribute, rowId, value }) => {
    if (!isCiting(schema)) return [];
    const isRich = strapi.getModel(schema).attributes[attribute]?.type === 'blocks';
    const cited = citedKeys(isRich ? richTexts(value) : strings(value));
    return cited.some((key) => keys.includes(key)) ? [{ schema, attribute, rowId, order: null }] : [];
  });
}
