import { adminApi } from '@strapi/strapi/admin';
import { type BannerSchedule, type BannerSheet, bannerSchedule, bannerSheet } from '../../banners/schedule-contract';

/** The cms's answers about when and where banners run, in the admin's own store. */
export const scheduleApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    bannerSchedule: builder.query<BannerSchedule, void>({
      query: () => '/banners/schedule',
      transformResponse: (received: unknown) => bannerSchedule.parse(received),
    }),
    bannerSheet: builder.query<BannerSheet, { documentId: string }>({
      query: ({ documentId }) => `/banners/${documentId}/sheet`,
      transformResponse: (received: unknown) => bannerSheet.parse(received),
    }),
  }),
});
