import { adminApi } from '@strapi/strapi/admin';
import {
  type ScheduleAnswer,
  type ScheduleList,
  type ScheduleRequest,
  type SchedulesQuery,
  type SeveralAnswer,
  type SeveralRequest,
  scheduleAnswer,
  scheduleList,
  severalAnswer,
} from '../../schedules/contract';

interface Change {
  id: string;
  change: 'move' | 'confirm' | 'cancel' | 'dismiss';
  /** Of a move. */
  at?: string;
}

/** What is published and unpublished at a time, in the admin's own store. */
export const schedulesApi = adminApi.enhanceEndpoints({ addTagTypes: ['Schedules'] }).injectEndpoints({
  endpoints: (builder) => ({
    schedules: builder.query<ScheduleList, SchedulesQuery>({
      query: (params) => ({ url: '/schedules', method: 'GET', config: { params } }),
      transformResponse: (received: unknown) => scheduleList.parse(received),
      providesTags: ['Schedules'],
    }),
    schedule: builder.mutation<ScheduleAnswer, ScheduleRequest>({
      query: (data) => ({ url: '/schedules', method: 'POST', data }),
      transformResponse: (received: unknown) => scheduleAnswer.parse(received),
      invalidatesTags: ['Schedules'],
    }),
    scheduleSeveral: builder.mutation<SeveralAnswer, SeveralRequest>({
      query: (data) => ({ url: '/schedules/several', method: 'POST', data }),
      transformResponse: (received: unknown) => severalAnswer.parse(received),
      invalidatesTags: ['Schedules'],
    }),
    changeSchedule: builder.mutation<ScheduleAnswer, Change>({
      query: ({ id, change, at }) => ({ url: `/schedules/${id}/${change}`, method: 'POST', data: at ? { at } : {} }),
      transformResponse: (received: unknown) => scheduleAnswer.parse(received),
      // Also after a failure: someone else changed it.
      invalidatesTags: ['Schedules'],
    }),
  }),
});
