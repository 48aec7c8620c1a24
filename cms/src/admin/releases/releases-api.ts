import { adminApi } from '@strapi/strapi/admin';
import { z } from 'zod';
import { type AddRequest, type OpenRelease, openReleases, type RemoveRequest } from '../../releases/contract';

const changed = z.object({ documentId: z.string() });

/** Releases to come, in the admin's own store. `Document` and `Relations` are the content manager's tags. */
export const releasesApi = adminApi
  .enhanceEndpoints({ addTagTypes: ['Releases', 'Document', 'Relations', 'Schedules'] })
  .injectEndpoints({
    endpoints: (builder) => ({
      openReleases: builder.query<OpenRelease[], { contentType: string; documentId: string } | undefined>({
        query: (params) => ({ url: '/releases/open', method: 'GET', ...(params && { config: { params } }) }),
        transformResponse: (received: unknown) => openReleases.parse(received).releases,
        providesTags: ['Releases'],
      }),
      addToRelease: builder.mutation<string, AddRequest>({
        query: (data) => ({ url: '/releases/members', method: 'POST', data }),
        transformResponse: (received: unknown) => changed.parse(received).documentId,
        invalidatesTags: ['Releases', 'Document', 'Relations', 'Schedules'],
      }),
      removeFromRelease: builder.mutation<string, RemoveRequest>({
        query: (data) => ({ url: '/releases/members/remove', method: 'POST', data }),
        transformResponse: (received: unknown) => changed.parse(received).documentId,
        invalidatesTags: ['Releases', 'Document', 'Relations', 'Schedules'],
      }),
    }),
  });
