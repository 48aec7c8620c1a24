import { adminApi } from '@strapi/strapi/admin';
import {
  type AuditChoices,
  type AuditFilters,
  type AuditPage,
  type AuditQuery,
  auditChoices,
  auditPage,
} from '../audit/contract';

/** As the part of an address after `?`. What isn't asked for is left out. */
const searchOf = (query: AuditQuery): string =>
  String(
    new URLSearchParams(
      Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
    ),
  );

/** Where the entries that match lie as a table. */
export const auditCsvPath = (filters: AuditFilters): string => `/audit/csv?${searchOf(filters)}`;

/** The audit log. Read each time it is looked at: it grows all the time. */
export const auditApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    auditEntries: builder.query<AuditPage, AuditQuery>({
      query: (query) => ({ url: `/audit/entries?${searchOf(query)}`, method: 'GET' }),
      transformResponse: (received: unknown) => auditPage.parse(received),
      keepUnusedDataFor: 0,
    }),
    auditChoices: builder.query<AuditChoices, void>({
      query: () => ({ url: '/audit/choices', method: 'GET' }),
      transformResponse: (received: unknown) => auditChoices.parse(received),
      keepUnusedDataFor: 0,
    }),
  }),
});
