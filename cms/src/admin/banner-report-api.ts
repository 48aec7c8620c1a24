import { adminApi } from '@strapi/strapi/admin';
import { type BannerList, type BannerReport, bannerList, bannerReport, type Period } from '../banners/report-contract';
import { type VersionList, versionList } from '../banners/versions-contract';

const query = ({ from, to }: Period): string => new URLSearchParams({ from, to }).toString();

/** Where the counts of a banner lie as a table. */
export const countsCsvPath = (documentId: string, period: Period): string =>
  `/banners/report/${documentId}?${query(period)}&format=csv`;

/** Where the versions of a banner lie as a file. */
export const versionsFilePath = (documentId: string, format: 'csv' | 'json'): string =>
  `/banners/${documentId}/versions?format=${format}`;

/** The cms's answers about how banners do, in the admin's own store. */
export const bannerReportApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    bannerList: builder.query<BannerList, Period>({
      query: (period) => `/banners/report?${query(period)}`,
      transformResponse: (received: unknown) => bannerList.parse(received),
    }),
    bannerReport: builder.query<BannerReport, Period & { documentId: string }>({
      query: ({ documentId, ...period }) => `/banners/report/${documentId}?${query(period)}`,
      transformResponse: (received: unknown) => bannerReport.parse(received),
    }),
    bannerVersions: builder.query<VersionList, { documentId: string }>({
      query: ({ documentId }) => `/banners/${documentId}/versions`,
      transformResponse: (received: unknown) => versionList.parse(received),
    }),
  }),
});
