import type { Core, UID } from '@strapi/strapi';

/** Where the admin has the form of a document. */
export const formPath = (strapi: Core.Strapi, uid: string, documentId: string): string =>
  strapi.contentTypes[uid as UID.ContentType]?.kind === 'singleType'
    ? `/content-manager/single-types/${uid}`
    : `/content-manager/collection-types/${uid}/${documentId}`;
