import { adminApi } from '@strapi/strapi/admin';
import {
  type Consequences,
  consequences,
  type FilesUsed,
  filesUsed,
  type Several,
  several,
} from '../../consequences/contract';

interface Document {
  uid: string;
  documentId: string;
}

const REDIRECTS = '/content-manager/collection-types/api::redirect.redirect';

/** What the cms says of deleting or unpublishing a document, in the admin's own store. */
export const consequencesApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    consequences: builder.query<Consequences, Document>({
      query: ({ uid, documentId }) => `/consequences/${uid}/${documentId}`,
      transformResponse: (received: unknown) => consequences.parse(received),
      keepUnusedDataFor: 0,
    }),
    severalUsed: builder.query<Several, { contentType: string; documentIds: string[] }>({
      query: (data) => ({ url: '/where-used', method: 'POST', data }),
      transformResponse: (received: unknown) => several.parse(received),
      keepUnusedDataFor: 0,
    }),
    filesUsed: builder.query<FilesUsed, { fileIds: number[]; folderIds: number[] }>({
      query: (data) => ({ url: '/where-used/files', method: 'POST', data }),
      transformResponse: (received: unknown) => filesUsed.parse(received),
      keepUnusedDataFor: 0,
    }),
    takeDown: builder.mutation<void, Document>({
      query: ({ uid, documentId }) => ({ url: `/consequences/${uid}/${documentId}/take-down`, method: 'POST' }),
    }),
    redirectReaders: builder.mutation<void, { from: string; to: string }>({
      query: (data) => ({ url: REDIRECTS, method: 'POST', data: { ...data, permanent: false, reason: 'unpublished' } }),
      transformResponse: () => undefined,
    }),
  }),
});
