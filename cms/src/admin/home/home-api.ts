import { adminApi } from '@strapi/strapi/admin';
import { type Desk, desk, type System, system } from '../../home/contract';

/** What the home page's widgets show, in the admin's own store. */
export const homeApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    desk: builder.query<Desk, void>({
      query: () => '/home/desk',
      transformResponse: (received: unknown) => desk.parse(received),
    }),
    system: builder.query<System, void>({
      query: () => '/home/system',
      transformResponse: (received: unknown) => system.parse(received),
    }),
  }),
});
