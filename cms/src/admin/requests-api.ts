import { adminApi } from '@strapi/strapi/admin';
import {
  type CallbackList,
  type CallbackSearch,
  type CallbackStep,
  callbackAnswer,
  callbackList,
} from '../intake/admin/contract';

/** The requests of readers. What was shown is forgotten as soon as nobody looks at it. */
export const requestsApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    callbackRequests: builder.query<CallbackList, CallbackSearch>({
      query: (search) => ({ url: '/intake/callback-requests/search', method: 'POST', data: search }),
      transformResponse: (received: unknown) => callbackList.parse(received),
      keepUnusedDataFor: 0,
    }),
    stepCallbackRequest: builder.mutation<unknown, { documentId: string; step: CallbackStep }>({
      query: ({ documentId, step }) => ({
        url: `/intake/callback-requests/${documentId}`,
        method: 'PUT',
        data: { step },
      }),
      transformResponse: (received: unknown) => callbackAnswer.parse(received),
    }),
  }),
});
