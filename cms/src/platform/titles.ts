import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core, UID } from '@strapi/strapi';
import { type ReadonlyFields, text } from './fields';

const attributes = new Map<string, string | null>(Object.values(contentTypes).map(({ uid, title }) => [uid, title]));

/** The attribute that names a document of a type to people; null: there is one document, which needs none. */
export function titleAttribute(uid: string): string | null {
  const known = attributes.get(uid);
  // A type of which the site sees nothing, such as recipients and releases, has a name.
  return known === undefined ? 'name' : known;
}

/** What people call a document; empty: it has no title. */
export const titleIn = (uid: string, row: ReadonlyFields | null): string => text(row?.[titleAttribute(uid) ?? '']);

/** What people call a document, by any of its versions; empty: it has no title, or isn't there. */
export async function readTitle(strapi: Core.Strapi, uid: UID.ContentType, documentId: string): Promise<string> {
  const row: ReadonlyFields | null = await strapi.db.query(uid).findOne({ where: { documentId } });
  return titleIn(uid, row);
}
