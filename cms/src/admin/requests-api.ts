import { adminApi } from '@strapi/strapi/admin';
import {
  type CallList,
  type CallMarked,
  type CallSearch,
  type CallStep,
  type CallTotals,
  callList,
  callMarked,
  callTotals,
} from '../inbox/call-contract';
import {
  type CallbackList,
  type CallbackSearch,
  type CallbackStep,
  type CallbackTotals,
  callbackAnswer,
  callbackList,
  callbackTotals,
} from '../inbox/callback-contract';

/** The requests of readers. What was shown is dropped from memory as soon as no screen shows it. */
export const requestsApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    callbackRequests: builder.query<CallbackList, CallbackSearch>({
      query: (search) => ({ url: '/intake/callback-requests/search', method: 'POST', data: search }),
      transformResponse: (received: unknown) => callbackList.parse(received),
      keepUnusedDataFor: 0,
    }),
    callbackTotals: builder.query<CallbackTotals, { among?: string[] }>({
      query: (wanted) => ({ url: '/intake/callback-requests/totals', method: 'POST', data: wanted }),
      transformResponse: (received: unknown) => callbackTotals.parse(received),
      keepUnusedDataFor: 0,
    }),
    callTotals: builder.query<CallTotals, { among?: string[] }>({
      query: (wanted) => ({ url: '/intake/calls/totals', method: 'POST', data: wanted }),
      transformResponse: (received: unknown) => callTotals.parse(received),
      keepUnusedDataFor: 0,
    }),
    calls: builder.query<CallList, CallSearch>({
      query: (search) => ({ url: '/intake/calls/search', method: 'POST', data: search }),
      transformResponse: (received: unknown) => callList.parse(received),
      keepUnusedDataFor: 0,
    }),
    markCall: builder.mutation<CallMarked, { requestType: string; documentId: string; step: CallStep }>({
      query: ({ requestType, documentId, step }) => ({
        url: `/intake/calls/${requestType}/${documentId}`,
        method: 'PUT',
        data: { step },
      }),
      transformResponse: (received: unknown) => callMarked.parse(received),
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
