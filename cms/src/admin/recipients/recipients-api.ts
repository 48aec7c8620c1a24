import { adminApi } from '@strapi/strapi/admin';
import { type DeliveryList, deliveryList, type SigningSecret, signingSecret } from '../../recipients/contract';

/** The cms's answers about one recipient. A secret is forgotten as soon as nobody looks at it. */
export const recipientsApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    // Asked for by a press of a button, each time anew, and noted: no query that is kept or repeated by itself.
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
