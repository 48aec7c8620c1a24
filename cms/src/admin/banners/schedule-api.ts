import { adminApi } from '@strapi/strapi/admin';
import {
  type BannerPreview,
  type BannerSchedule,
  bannerPreview,
  bannerSchedule,
} from '../../banners/schedule-contract';

/** The cms's answers about when and where banners run, in the admin's own store. */
export const scheduleApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    bannerSchedule: builder.query<BannerSchedule, void>({
      query: () => '/banners/schedule',
      transformResponse: (received: unknown) => bannerSchedule.parse(received),
    }),
    bannerPreview: builder.query<BannerPreview, { documentId: string }>({
      query: ({ documentId }) => `/banners/${documentId}/sheet`,
      transformResponse: (received: unknown) => bannerPreview.parse(received),
    }),
  }),
});
