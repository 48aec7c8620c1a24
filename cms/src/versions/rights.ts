import type { Core, UID } from '@strapi/strapi';
import { type Ability, mayReadDocument, mayWriteEveryField, readableOf } from '../platform/permissions';
import type { DocumentKey } from './store';

export const documentExists = async (strapi: Core.Strapi, { uid, documentId }: DocumentKey): Promise<boolean> =>
  (await strapi.db.query(uid).count({ where: { documentId } })) > 0;

/** Whether someone may see the history of all documents of a type, the deleted ones too: a condition can't be put to these. */
export async function mayReadAll(strapi: Core.Strapi, ability: Ability, uid: UID.ContentType): Promise<boolean> {
  const readable = await readableOf(strapi, ability, uid);
  return readable !== null && !readable.hasConditions;
}

/** Whether someone may see a document's history: those who may read the document may. */
export async function mayReadHistory(strapi: Core.Strapi, ability: Ability, key: DocumentKey): Promise<boolean> {
  if (!(await documentExists(strapi, key))) return mayReadAll(strapi, ability, key.uid);
  return mayReadDocument(strapi, ability, { ...key, version: 'draft' });
}

/** Whether someone may restore a version: it replaces every field, and of a deleted document makes a new one. */
export const mayRestoreIn = (strapi: Core.Strapi, ability: Ability, uid: UID.ContentType, isDeleted: boolean) =>
  mayWriteEveryField(strapi, ability, uid, isDeleted ? 'create' : 'update');
