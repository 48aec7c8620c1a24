import { adminApi } from '@strapi/strapi/admin';
import { createdSource, documentList, draftLinks, resolved, sourceList } from '../../../writing/contract';
import type {
  CitedSource,
  DocumentList,
  DocumentSearch,
  DraftLink,
  DraftLinksRequest,
  NewSource,
  Resolved,
  ResolveRequest,
  SourceList,
  SourceSearch,
} from '../answers';

/** What the writing field asks the cms. */
export const writingApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    searchSources: builder.query<SourceList, SourceSearch>({
      query: (data) => ({ url: '/writing/sources/search', method: 'POST', data }),
      transformResponse: (received: unknown) => sourceList.parse(received),
      keepUnusedDataFor: 30,
    }),
    searchDocuments: builder.query<DocumentList, DocumentSearch>({
      query: (data) => ({ url: '/writing/documents/search', method: 'POST', data }),
      transformResponse: (received: unknown) => documentList.parse(received),
      keepUnusedDataFor: 30,
    }),
    resolveReferences: builder.mutation<Resolved, ResolveRequest>({
      query: (data) => ({ url: '/writing/resolve', method: 'POST', data }),
      transformResponse: (received: unknown) => resolved.parse(received),
    }),
    draftLinks: builder.mutation<DraftLink[], DraftLinksRequest>({
      query: (data) => ({ url: '/writing/draft-links', method: 'POST', data }),
      transformResponse: (received: unknown) => draftLinks.parse(received).links,
    }),
    createSource: builder.mutation<CitedSource, NewSource>({
      query: (data) => ({ url: '/writing/sources', method: 'POST', data }),
      transformResponse: (received: unknown) => createdSource.parse(received).source,
    }),
  }),
});
