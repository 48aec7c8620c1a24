import { adminApi } from '@strapi/strapi/admin';
import { type DeliveryList, deliveryList, type SigningSecret, signingSecret } from '../../recipients/contract';

/** The cms's answers about one recipient. A secret is dropped from memory as soon as no screen shows it. */
export const recipientsApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    // Requested by a click each time, and recorded: not a query, which would be cached and refetched automatically.
    signingSecret: builder.mutation<SigningSecret, { documentId: string }>({
      query: ({ documentId }) => ({ url: `/recipients/${documentId}/secret`, method: 'GET' }),
      transformResponse: (received: unknown) => signingSecret.parse(received),
    }),
    recipientDeliveries: builder.query<DeliveryList, { documentId: string }>({
      query: ({ documentId }) => `/recipients/${documentId}/deliveries`,
      transformResponse: (received: unknown) => deliveryList.parse(received),
      keepUnusedDataFor: 0,
    }),
    sendDeliveryAgain: builder.mutation<DeliveryList, { documentId: string; delivery: string }>({
      query: ({ documentId, delivery }) => ({
        url: `/recipients/${documentId}/deliveries/${delivery}/again`,
        method: 'POST',
      }),
      transformResponse: (received: unknown) => deliveryList.parse(received),
    }),
  }),
});
