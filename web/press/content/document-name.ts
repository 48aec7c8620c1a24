import { type ContentTypeName, contentTypeNames, contentTypes } from '@patient-press/shared/payloads/content-types';

/** A document of the site, by the name of its type. */
export interface DocumentName {
  contentType: ContentTypeName;
  documentId: string;
}

/** The name as one string: the key of maps of documents. */
export const keyOf = ({ contentType, documentId }: DocumentName): string => `${contentType}/${documentId}`;

/** The name that `keyOf` made a key of. */
export const nameOf = (key: string): DocumentName => {
  const [contentType, documentId = ''] = key.split('/');
  return { contentType: contentType as ContentTypeName, documentId }; // made by keyOf
};

const byUid = new Map<string, ContentTypeName>(contentTypeNames.map((name) => [contentTypes[name].uid, name]));

/** The content type with a uid of Strapi's, if the site has it. */
export const contentTypeOf = (uid: string): ContentTypeName | undefined => byUid.get(uid);

/** Whether banners are made of it: it does not wait until pages are rendered. */
export const isOfBanners = ({ contentType }: DocumentName): boolean =>
  contentType === 'cta-banners' || contentType === 'sponsors';
