import { adminApi } from '@strapi/strapi/admin';
import { type Calendar, type CalendarQuery, calendar, type MoveRequest } from '../../calendar/contract';

/** What is due on which day, in the admin's own store. `Document` is the content manager's tag. */
export const calendarApi = adminApi.enhanceEndpoints({ addTagTypes: ['Document', 'Calendar'] }).injectEndpoints({
  endpoints: (builder) => ({
    calendar: builder.query<Calendar, CalendarQuery>({
      query: (params) => ({ url: '/calendar', method: 'GET', config: { params } }),
      transformResponse: (received: unknown) => calendar.parse(received),
      providesTags: ['Calendar'],
    }),
    moveDate: builder.mutation<void, MoveRequest>({
      query: (data) => ({ url: '/calendar/move', method: 'POST', data }),
      transformResponse: () => undefined,
      invalidatesTags: ['Calendar', 'Document'],
    }),
  }),
});
