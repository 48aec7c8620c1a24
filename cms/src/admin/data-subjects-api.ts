import { adminApi } from '@strapi/strapi/admin';
import {
  type ConsentWithdrawal,
  consentWithdrawn,
  type DataSubjectErased,
  type DataSubjectOptedOut,
  type DataSubjectOptOut,
  type DataSubjectQuery,
  type DataSubjectSelection,
  type DataSubjectSummary,
  dataSubjectErased,
  dataSubjectOptedOut,
  dataSubjectSummary,
  type PurgeReports,
  purgeReports,
  type WithdrawalClosed,
  type WithdrawalList,
  type WithdrawalSearch,
  withdrawalClosed,
  withdrawalList,
} from '../data-subjects/contract';

/** What is done for people's rights. What was shown is dropped from memory as soon as no screen shows it. */
export const dataSubjectsApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    findDataSubject: builder.query<DataSubjectSummary, DataSubjectQuery>({
      query: (sought) => ({ url: '/intake/people/find', method: 'POST', data: sought }),
      transformResponse: (received: unknown) => dataSubjectSummary.parse(received),
      keepUnusedDataFor: 0,
    }),
    eraseDataSubject: builder.mutation<DataSubjectErased, DataSubjectSelection>({
      query: (sought) => ({ url: '/intake/people/erase', method: 'POST', data: sought }),
      transformResponse: (received: unknown) => dataSubjectErased.parse(received),
    }),
    optOutPerson: builder.mutation<DataSubjectOptedOut, DataSubjectOptOut>({
      query: (sought) => ({ url: '/intake/people/opt-out', method: 'POST', data: sought }),
      transformResponse: (received: unknown) => dataSubjectOptedOut.parse(received),
    }),
    withdrawConsent: builder.mutation<{ dueOn: string }, ConsentWithdrawal>({
      query: (withdrawal) => ({ url: '/intake/consents/withdraw', method: 'POST', data: withdrawal }),
      transformResponse: (received: unknown) => consentWithdrawn.parse(received),
    }),
    withdrawals: builder.query<WithdrawalList, WithdrawalSearch>({
      query: (search) => ({ url: '/intake/consents/withdrawals', method: 'POST', data: search }),
      transformResponse: (received: unknown) => withdrawalList.parse(received),
      keepUnusedDataFor: 0,
    }),
    closeWithdrawal: builder.mutation<WithdrawalClosed, { id: number }>({
      query: (withdrawal) => ({ url: '/intake/consents/withdrawals/done', method: 'POST', data: withdrawal }),
      transformResponse: (received: unknown) => withdrawalClosed.parse(received),
    }),
    purges: builder.query<PurgeReports, void>({
      query: () => ({ url: '/intake/purges', method: 'POST', data: {} }),
      transformResponse: (received: unknown) => purgeReports.parse(received),
      keepUnusedDataFor: 0,
    }),
  }),
});
