import type { OfDocument } from './history-api';

const singles = ['api::site-settings.site-settings', 'api::home-page.home-page'];

/** Where a document's versions are listed and compared. */
export const historyPath = ({ uid, documentId }: OfDocument): string => `/history/${uid}/${documentId}`;

/** Where a document is edited. */
export const formPath = ({ uid, documentId }: OfDocument): string =>
  singles.includes(uid)
    ? `/content-manager/single-types/${uid}`
    : `/content-manager/collection-types/${uid}/${documentId}`;
