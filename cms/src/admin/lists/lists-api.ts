import { adminApi } from '@strapi/strapi/admin';
import { z } from 'zod';
import {
  type ChangedSeveral,
  type ChangeSeveral,
  changedSeveral,
  type SavedFilter,
  type SaveFilter,
  savedFilters,
} from '../../lists/contract';

const PERSON = 'api::person.person';
const TOPIC = 'api::topic.topic';

const choice = z.object({ documentId: z.string(), name: z.string().nullable() });
export type Choice = z.infer<typeof choice>;
const choices = z.object({ results: z.array(choice) });

const collection = (uid: string, query: Record<string, string>) =>
  `/content-manager/collection-types/${uid}?${new URLSearchParams(query)}`;

/** What lists of the content manager ask of the cms, in the admin's own store. `Document` is the content manager's tag. */
export const listsApi = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'SavedFilter'] }).injectEndpoints({
  endpoints: (builder) => ({
    changeSeveral: builder.mutation<ChangedSeveral, ChangeSeveral>({
      query: (data) => ({ url: '/lists/change-several', method: 'POST', data }),
      transformResponse: (received: unknown) => changedSeveral.parse(received),
      invalidatesTags: ['Document'],
    }),
    duplicate: builder.mutation<string, { model: string; documentId: string }>({
      query: ({ model, documentId }) => ({
        url: `/content-manager/collection-types/${model}/clone/${documentId}`,
        method: 'POST',
        data: {},
      }),
      transformResponse: (received: unknown) =>
        z.object({ data: z.object({ documentId: z.string() }) }).parse(received).data.documentId,
      invalidatesTags: ['Document'],
    }),
    people: builder.query<Choice[], { search: string }>({
      query: ({ search }) => collection(PERSON, { _q: search, pageSize: '20', sort: 'name:ASC' }),
      transformResponse: (received: unknown) => choices.parse(received).results,
    }),
    topics: builder.query<Choice[], void>({
      query: () => collection(TOPIC, { pageSize: '100', sort: 'name:ASC' }),
      transformResponse: (received: unknown) => choices.parse(received).results,
    }),
    savedFilters: builder.query<SavedFilter[], { contentType: string }>({
      query: ({ contentType }) => `/lists/filters/${contentType}`,
      transformResponse: (received: unknown) => savedFilters.parse(received).filters,
      providesTags: ['SavedFilter'],
    }),
    saveFilter: builder.mutation<void, SaveFilter>({
      query: (data) => ({ url: '/lists/filters', method: 'POST', data }),
      transformResponse: () => undefined,
      invalidatesTags: ['SavedFilter'],
    }),
    deleteFilter: builder.mutation<void, { id: number }>({
      query: ({ id }) => ({ url: `/lists/filters/${id}`, method: 'DELETE' }),
      transformResponse: () => undefined,
      invalidatesTags: ['SavedFilter'],
    }),
  }),
});
