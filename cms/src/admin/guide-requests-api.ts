import { adminApi } from '@strapi/strapi/admin';
import {
  type GuideRequestFilters,
  type GuideRequestHistory,
  type GuideRequestItem,
  type GuideRequestList,
  type GuideRequestSearch,
  type GuideRequestStep,
  type GuideRequestTotals,
  guideRequestAnswer,
  guideRequestHistory,
  guideRequestList,
  guideRequestTotals,
  type MailState,
  mailState,
} from '../inbox/guide-contract';
import { type RequestNumbers, requestNumbers } from '../inbox/guide-numbers-contract';

/** The requests for guides, and their numbers. What was shown is dropped from memory as soon as no screen shows it. */
export const guideRequestsApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    guideRequests: builder.query<GuideRequestList, GuideRequestSearch>({
      query: (search) => ({ url: '/intake/guide-downloads/search', method: 'POST', data: search }),
      transformResponse: (received: unknown) => guideRequestList.parse(received),
      keepUnusedDataFor: 0,
    }),
    guideRequestTotals: builder.query<GuideRequestTotals, Omit<GuideRequestFilters, 'state'>>({
      query: (filters) => ({ url: '/intake/guide-downloads/totals', method: 'POST', data: filters }),
      transformResponse: (received: unknown) => guideRequestTotals.parse(received),
      keepUnusedDataFor: 0,
    }),
    guideRequest: builder.query<GuideRequestItem, { documentId: string }>({
      query: (sought) => ({ url: '/intake/guide-downloads/one', method: 'POST', data: sought }),
      transformResponse: (received: unknown) => guideRequestAnswer.parse(received).request,
      keepUnusedDataFor: 0,
    }),
    guideRequestHistory: builder.query<GuideRequestHistory, { documentId: string }>({
      query: (sought) => ({ url: '/intake/guide-downloads/history', method: 'POST', data: sought }),
      transformResponse: (received: unknown) => guideRequestHistory.parse(received),
      keepUnusedDataFor: 0,
    }),
    stepGuideRequest: builder.mutation<unknown, { documentId: string; step: GuideRequestStep }>({
      query: ({ documentId, step }) => ({
        url: `/intake/guide-downloads/${documentId}`,
        method: 'PUT',
        data: { step },
      }),
      transformResponse: (received: unknown) => guideRequestAnswer.parse(received),
    }),
    mailState: builder.query<MailState, void>({
      query: () => '/intake/mail-state',
      transformResponse: (received: unknown) => mailState.parse(received),
    }),
    requestNumbers: builder.query<RequestNumbers, void>({
      query: () => '/intake/guide-downloads/numbers',
      transformResponse: (received: unknown) => requestNumbers.parse(received),
    }),
  }),
});
