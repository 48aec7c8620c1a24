import { adminApi } from '@strapi/strapi/admin';
import {
  type DocumentPlace,
  documentPlace,
  type LivePreview,
  livePreview,
  type SiteStatus,
  siteStatus,
} from '../press/contract';

/** The cms's answers about the press, in the admin's own store. */
export const pressApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    siteStatus: builder.query<SiteStatus, void>({
      query: () => '/press/status',
      transformResponse: (received: unknown) => siteStatus.parse(received),
    }),
    documentPlace: builder.query<DocumentPlace, { uid: string; documentId: string }>({
      query: ({ uid, documentId }) => `/press/documents/${uid}/${documentId}`,
      transformResponse: (received: unknown) => documentPlace.parse(received),
    }),
    livePreview: builder.query<LivePreview, { uid: string; documentId: string }>({
      query: ({ uid, documentId }) => `/press/live/${uid}/${documentId}`,
      transformResponse: (received: unknown) => livePreview.parse(received),
      keepUnusedDataFor: 0,
    }),
  }),
});
