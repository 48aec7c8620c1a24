import { adminApi } from '@strapi/strapi/admin';
import {
  type Stop,
  type StopList,
  type StoppableSponsors,
  stop,
  stopList,
  stoppableSponsors,
} from '../../../banners/stop-contract';
import { CONFIRM_HEADER } from '../../../platform/http/confirmation-contract';

const stopPath = (sponsor: string) => `/banners/sponsors/${sponsor}/stop`;

/** Which sponsors have banners to stop, when that was done, and the stopping itself. */
export const stopApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    stoppableSponsors: builder.query<StoppableSponsors, void>({
      query: () => '/banners/sponsors',
      transformResponse: (received: unknown) => stoppableSponsors.parse(received),
      keepUnusedDataFor: 0,
    }),
    bannerStops: builder.query<StopList, { sponsor: string }>({
      query: ({ sponsor }) => stopPath(sponsor),
      transformResponse: (received: unknown) => stopList.parse(received),
      keepUnusedDataFor: 0,
    }),
    /** Sent as confirmed: the dialog names every banner. */
    stopBanners: builder.mutation<Stop, { sponsor: string }>({
      query: ({ sponsor }) => ({
        url: stopPath(sponsor),
        method: 'POST',
        config: { headers: { [CONFIRM_HEADER]: 'true' } },
      }),
      transformResponse: (received: unknown) => stop.parse(received),
    }),
  }),
});
