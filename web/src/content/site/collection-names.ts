import { contentTypeNames } from '@patient-press/shared/payloads/content-types';

/** The types that pages are made from. Redirects are not among them: the press writes those. */
export const collectionNames = contentTypeNames.filter((name) => name !== 'redirects');
export type CollectionName = (typeof collectionNames)[number];
