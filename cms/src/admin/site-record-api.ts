import { adminApi } from '@strapi/strapi/admin';
import type { Period } from '../banners/report-contract';
import { type FoundPage, foundPages, type ShownOnPage, shownOnPage } from '../site-record/contract';
import { type OpenedPast, openedPast } from '../site-record/past-contract';

/** A page, by its path or URL, and a day of the newsroom, with or without a time of day. */
export interface AskedPage {
  page: string;
  /** As `2026-11-23`. */
  day: string;
  /** As `14:30`; empty: the whole day. */
  time: string;
}

/** Where every version of every banner that was shown in a period lies as a table. */
export const allVersionsCsvPath = ({ from, to }: Period): string =>
  `/site-record/versions?${new URLSearchParams({ from, to })}`;

/** The cms's answers about what readers saw, in the admin's own store. */
export const siteRecordApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    sitePages: builder.query<FoundPage[], { search: string }>({
      query: ({ search }) => `/site-record/pages?${new URLSearchParams({ search })}`,
      transformResponse: (received: unknown) => foundPages.parse(received).pages,
    }),
    shownOnPage: builder.query<ShownOnPage, AskedPage>({
      query: ({ page, day, time }) => `/site-record/shown?${new URLSearchParams({ page, day, time })}`,
      transformResponse: (received: unknown) => shownOnPage.parse(received),
    }),
    openPast: builder.mutation<OpenedPast, AskedPage>({
      query: (data) => ({ url: '/site-record/past', method: 'POST', data }),
      transformResponse: (received: unknown) => openedPast.parse(received),
    }),
  }),
});
