import { adminApi } from '@strapi/strapi/admin';
import {
  type FeedbackCounts,
  feedbackCounts,
  type MessageList,
  type MessageSearch,
  type MessageStep,
  messageList,
} from '../feedback/contract';

/** What readers say of pages. What was shown is dropped from memory as soon as no screen shows it. */
export const feedbackApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    feedbackMessages: builder.query<MessageList, MessageSearch>({
      query: (search) => ({ url: '/feedback/messages', method: 'POST', data: search }),
      transformResponse: (received: unknown) => messageList.parse(received),
      keepUnusedDataFor: 0,
    }),
    feedbackCounts: builder.query<FeedbackCounts, void>({
      query: () => ({ url: '/feedback/counts', method: 'POST', data: {} }),
      transformResponse: (received: unknown) => feedbackCounts.parse(received),
      keepUnusedDataFor: 0,
    }),
    stepFeedback: builder.mutation<unknown, MessageStep>({
      query: (wanted) => ({ url: '/feedback/messages/step', method: 'POST', data: wanted }),
    }),
  }),
});
