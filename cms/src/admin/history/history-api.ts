import { adminApi } from '@strapi/strapi/admin';
import {
  type Comparison,
  comparison,
  type DeletedPage,
  deletedPage,
  type Restored,
  restored,
  type Seen,
  seen,
  type VersionPage,
  versionPage,
} from '../../versions/contract';

/** A document, by its type and documentId. */
export interface OfDocument {
  uid: string;
  documentId: string;
}

const at = ({ uid, documentId }: OfDocument, rest = '') => `/versions/${uid}/${documentId}${rest}`;
const query = (asked: Record<string, string | undefined>) =>
  new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString();

/** The cms's answers about versions of documents, in the admin's own store. Content manager's tags: a restored draft is read again. */
export const historyApi = adminApi
  .enhanceEndpoints({ addTagTypes: ['Versions', 'Document', 'Relations'] })
  .injectEndpoints({
    endpoints: (builder) => ({
      versions: builder.query<VersionPage, OfDocument & { before?: string | undefined }>({
        query: ({ before, ...document }) => at(document, `?${query({ before })}`),
        transformResponse: (received: unknown) => versionPage.parse(received),
        providesTags: ['Versions'],
      }),
      comparedVersions: builder.query<Comparison, OfDocument & { from?: string | undefined; to: string }>({
        query: ({ from, to, ...document }) => at(document, `/compare?${query({ from, to })}`),
        transformResponse: (received: unknown) => comparison.parse(received),
      }),
      versionsSeen: builder.query<Seen, OfDocument & { day: string; time: string }>({
        query: ({ day, time, ...document }) => at(document, `/seen?${query({ day, time })}`),
        transformResponse: (received: unknown) => seen.parse(received),
      }),
      deletedDocuments: builder.query<DeletedPage, { before?: string | undefined }>({
        query: ({ before }) => `/versions/deleted?${query({ before })}`,
        transformResponse: (received: unknown) => deletedPage.parse(received),
        providesTags: ['Versions'],
      }),
      restoreVersion: builder.mutation<Restored, OfDocument & { id: string; why: string }>({
        query: ({ id, why, ...document }) => ({ url: at(document, `/${id}/restore`), method: 'POST', data: { why } }),
        transformResponse: (received: unknown) => restored.parse(received),
        invalidatesTags: (_result, error) => (error ? [] : ['Versions', 'Document', 'Relations']),
      }),
    }),
  });
