import type { WithdrawalReason } from '@patient-press/shared/payloads/withdrawn-page';
import { adminApi } from '@strapi/strapi/admin';
import {
  type Consequences,
  consequences,
  type FilesUsed,
  filesUsed,
  type Several,
  several,
  type Unpublished,
  type UnpublishRequest,
  unpublishAnswer,
} from '../../consequences/contract';

/** A notice, or the answer that a page is gone, as its form has it. */
export interface Withdrawal {
  address: string;
  title: string;
  outcome: 'notice' | 'gone';
  reason: WithdrawalReason;
  note: string | null;
  /** As `2026-11-28`. */
  withdrawnOn: string;
  related: string | null;
}

interface Document {
  uid: string;
  documentId: string;
}

const WITHDRAWN = '/content-manager/collection-types/api::withdrawn-page.withdrawn-page';
const REDIRECTS = '/content-manager/collection-types/api::redirect.redirect';

/** What the cms says of deleting or unpublishing a document, in the admin's own store. `Document` is the content manager's tag. */
export const consequencesApi = adminApi.enhanceEndpoints({ addTagTypes: ['Document'] }).injectEndpoints({
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
    unpublishSeveral: builder.mutation<Unpublished[], UnpublishRequest>({
      query: (data) => ({ url: '/consequences/unpublish', method: 'POST', data }),
      transformResponse: (received: unknown) => unpublishAnswer.parse(received).documents,
    }),
    /** Has the list read again what became of its documents. */
    reloadDocuments: builder.mutation<null, void>({
      queryFn: () => ({ data: null }),
      invalidatesTags: ['Document'],
    }),
    filesUsed: builder.query<FilesUsed, { fileIds: number[]; folderIds: number[] }>({
      query: (data) => ({ url: '/where-used/files', method: 'POST', data }),
      transformResponse: (received: unknown) => filesUsed.parse(received),
      keepUnusedDataFor: 0,
    }),
    takeDown: builder.mutation<void, Document>({
      query: ({ uid, documentId }) => ({ url: `/consequences/${uid}/${documentId}/take-down`, method: 'POST' }),
    }),
    withdrawPage: builder.mutation<void, Withdrawal>({
      query: (data) => ({ url: WITHDRAWN, method: 'POST', data }),
      transformResponse: () => undefined,
    }),
    redirectReaders: builder.mutation<void, { from: string; to: string }>({
      query: (data) => ({ url: REDIRECTS, method: 'POST', data: { ...data, permanent: false, reason: 'unpublished' } }),
      transformResponse: () => undefined,
    }),
  }),
});
