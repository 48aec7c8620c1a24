import { contentTypes } from '@patient-press/shared/payloads/content-types';
import type { Core, Struct, UID } from '@strapi/strapi';
import { joinTableOf } from '../platform/join-table';

/** The types whose versions are recorded, with the attribute that names a document to people; null: there is one document. */
const titles = new Map<string, string | null>(Object.values(contentTypes).map(({ uid, title }) => [uid, title]));

export const isRecorded = (uid: string): uid is UID.ContentType => titles.has(uid);

export const recordedTypes = (): UID.ContentType[] => [...titles.keys()].filter(isRecorded);

/** The attribute that names a document to people. */
export const titleAttribute = (uid: string): string | null => titles.get(uid) ?? null;

/** The one field that is not edited: the first publication sets it, which does not change the content. */
export const FIRST_PUBLISHED = 'firstPublishedAt';

/** What a draft says of its next publication: of the text of that moment. No older text brings it back. */
const ofNextPublication = ['changeKind', 'changeNote'];

/** Whether restoring a version sets a field to what it was. */
export const isRestored = (name: string): boolean => name !== FIRST_PUBLISHED && !ofNextPublication.includes(name);

/** What Strapi adds to every type. None of it is content. */
const added = [
  'id',
  'documentId',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
];

/**
 * The attributes that are content. Not those times that the cms sets itself (the next publication, the last check of a link),
 * and not the far side of a relation, which is another document's content.
 */
export function contentAttributes(strapi: Core.Strapi, uid: UID.Schema): [string, Struct.SchemaAttributes[string]][] {
  return Object.entries(strapi.getModel(uid).attributes).filter(([name, attribute]) => {
    if (added.includes(name)) return false;
    if (attribute.type === 'datetime') return isSetByEditors(attribute);
    return attribute.type !== 'relation' || joinTableOf(strapi, uid, name) !== undefined;
  });
}

/** Whether editors write an attribute in the form. The others say what the cms found out, as of a source's retraction. */
export const isSetByEditors = (attribute: object): boolean => !('visible' in attribute) || attribute.visible !== false;
