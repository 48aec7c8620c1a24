import { findTimeZone, UTC } from '@patient-press/shared/time-zones';
import { adminApi } from '@strapi/strapi/admin';
import { newsroomTimeZone } from '../../platform/time-zone/contract';

/** The cms's answer about the newsroom's time zone, in the admin's own store. */
export const timeZoneApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    /** UTC, if the browser doesn't know the newsroom's: every time is shown with the zone that it is in. */
    newsroomTimeZone: builder.query<string, void>({
      query: () => '/newsroom/time-zone',
      transformResponse: (received: unknown) => findTimeZone(newsroomTimeZone.parse(received).timeZone) ?? UTC,
      keepUnusedDataFor: 3600,
    }),
  }),
});
