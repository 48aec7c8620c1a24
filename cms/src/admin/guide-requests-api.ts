import { adminApi } from '@strapi/strapi/admin';
import {
  type DownloadHistory,
  type DownloadItem,
  type DownloadList,
  type DownloadSearch,
  type DownloadStep,
  downloadAnswer,
  downloadHistory,
  downloadList,
  type MailState,
  mailState,
} from '../inbox/guide-contract';
import { type RequestNumbers, requestNumbers } from '../inbox/guide-numbers-contract';

/** The requests for guides, and their numbers. What was shown is forgotten as soon as nobody looks at it. */
export const guideRequestsApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    downloads: builder.query<DownloadList, DownloadSearch>({
      query: (search) => ({ url: '/intake/guide-downloads/search', method: 'POST', data: search }),
      transformResponse: (received: unknown) => downloadList.parse(received),
      keepUnusedDataFor: 0,
    }),
    download: builder.query<DownloadItem, { documentId: string }>({
      query: (sought) => ({ url: '/intake/guide-downloads/one', method: 'POST', data: sought }),
      transformResponse: (received: unknown) => downloadAnswer.parse(received).request,
      keepUnusedDataFor: 0,
    }),
    downloadHistory: builder.query<DownloadHistory, { documentId: string }>({
      query: (sought) => ({ url: '/intake/guide-downloads/history', method: 'POST', data: sought }),
      transformResponse: (received: unknown) => downloadHistory.parse(received),
      keepUnusedDataFor: 0,
    }),
    stepDownload: builder.mutation<unknown, { documentId: string; step: DownloadStep }>({
      query: ({ documentId, step }) => ({
        url: `/intake/guide-downloads/${documentId}`,
        method: 'PUT',
        data: { step },
      }),
      transformResponse: (received: unknown) => downloadAnswer.parse(received),
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
