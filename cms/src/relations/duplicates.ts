import type { Core, UID } from '@strapi/strapi';
import { columnOf, type Database, hasDrafts, tableOf } from '../platform/join-table';

/** Two documents of a type with the same value where each must have its own. */
export interface Duplicate {
  attribute: string;
  value: string;
  documentId: string;
  other: string;
}

/** The attributes of a type whose values must be unique: what schemas say, and every part of an address. */
export const uniqueAttributes = (strapi: Core.Strapi, uid: UID.ContentType): string[] =>
  Object.entries(strapi.contentType(uid).attributes)
    .filter(([, attribute]) => attribute.type === 'uid' || ('unique' in attribute && attribute.unique))
    .map(([name]) => name);

/** A value as it is compared: DOIs ignore case, and a path with a slash at its end is the path without. */
const compared = (row: string) => `nullif(rtrim(lower(cast(${row}.?? as text)), '/'), '')`;

/**
 * Finds duplicates: drafts are compared with drafts, and what is published with what is published. One document has a row of
 * each, and may be published under the address that another's draft is about to take.
 * @param documentId only the duplicates of this document; left out: all of the type, each pair once.
 */
export async function findDuplicates(
  strapi: Core.Strapi,
  db: Database,
  uid: UID.ContentType,
  documentId?: string,
): Promise<Duplicate[]> {
  const table = tableOf(strapi, uid);
  const alike = hasDrafts(strapi, uid) ? 'and (mine.published_at is null) = (other.published_at is null)' : '';
  const duplicates: Duplicate[] = [];
  for (const attribute of uniqueAttributes(strapi, uid)) {
    const column = columnOf(strapi, uid, attribute);
    const { rows } = await db.raw(
      `select distinct mine.document_id as "documentId", other.document_id as "other", mine.?? as "value"
       from ?? mine join ?? other on ${compared('mine')} = ${compared('other')} ${alike}
       where ${documentId ? 'mine.document_id = ? and other.document_id <> mine.document_id' : 'mine.document_id < other.document_id'}`,
      [column, table, table, column, column, ...(documentId ? [documentId] : [])],
    );
    duplicates.push(...rows.map((row: Omit<Duplicate, 'attribute'>) => ({ attribute, ...row })));
  }
  return duplicates;
}

/** A value that a document is about to take. */
export interface Claim {
  attribute: string;
  value: string;
  /** Left out: the document isn't there yet. */
  documentId?: string | undefined;
  /** The document is about to be published, so that it meets what is published, too. */
  isPublication: boolean;
}

/**
 * The documentId of the document that has a value already, compared as {@link findDuplicates} does. A value that the document
 * itself has there already is nothing new.
 */
export async function findOwner(
  strapi: Core.Strapi,
  db: Database,
  uid: UID.ContentType,
  { attribute, value, documentId = '', isPublication }: Claim,
): Promise<string | undefined> {
  const [table, column] = [tableOf(strapi, uid), columnOf(strapi, uid, attribute)];
  const drafts = hasDrafts(strapi, uid);
  const same = "= nullif(rtrim(lower(?), '/'), '')";
  const { rows } = await db.raw(
    `select other.document_id as "documentId" from ?? other
     where ${compared('other')} ${same} and other.document_id <> ? ${drafts && !isPublication ? 'and other.published_at is null' : ''}
     and not exists (select 1 from ?? mine where mine.document_id = ? and ${compared('mine')} ${same}
       ${drafts ? 'and (mine.published_at is null) = (other.published_at is null)' : ''})
     limit 1`,
    [table, column, value, documentId, table, documentId, column, value],
  );
  return rows[0]?.documentId;
}
