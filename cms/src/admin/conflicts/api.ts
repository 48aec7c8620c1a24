import { adminApi } from '@strapi/strapi/admin';

interface Document {
  uid: string;
  documentId: string | null;
}

/** Makes Strapi fetch a document again, with its relations, for every form and panel that shows it. */
export const conflictsApi = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'Relations'] }).injectEndpoints({
  endpoints: (builder) => ({
    fetchDocumentAgain: builder.mutation<null, Document>({
      queryFn: () => ({ data: null }),
      invalidatesTags: (_result, _error, { uid, documentId }) => [
        { type: 'Document', id: documentId === null ? uid : `${uid}_${documentId}` },
        'Relations',
      ],
    }),
  }),
});
