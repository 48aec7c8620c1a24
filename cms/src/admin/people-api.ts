import { adminApi } from '@strapi/strapi/admin';
import {
  type ConsentWithdrawal,
  consentWithdrawn,
  type OpenWithdrawals,
  openWithdrawals,
  type PersonErased,
  type PersonFound,
  type PersonOptedOut,
  type PersonOptOut,
  type PersonSought,
  type PurgeReports,
  personErased,
  personFound,
  personOptedOut,
  purgeReports,
  type SomeOfPerson,
  type WithdrawalClosed,
  withdrawalClosed,
} from '../data-subjects/contract';

/** What is done for people's rights. What was shown is forgotten as soon as nobody looks at it. */
export const peopleApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    findPerson: builder.query<PersonFound, PersonSought>({
      query: (sought) => ({ url: '/intake/people/find', method: 'POST', data: sought }),
      transformResponse: (received: unknown) => personFound.parse(received),
      keepUnusedDataFor: 0,
    }),
    erasePerson: builder.mutation<PersonErased, SomeOfPerson>({
      query: (sought) => ({ url: '/intake/people/erase', method: 'POST', data: sought }),
      transformResponse: (received: unknown) => personErased.parse(received),
    }),
    optOutPerson: builder.mutation<PersonOptedOut, PersonOptOut>({
      query: (sought) => ({ url: '/intake/people/opt-out', method: 'POST', data: sought }),
      transformResponse: (received: unknown) => personOptedOut.parse(received),
    }),
    withdrawConsent: builder.mutation<{ dueOn: string }, ConsentWithdrawal>({
      query: (withdrawal) => ({ url: '/intake/consents/withdraw', method: 'POST', data: withdrawal }),
      transformResponse: (received: unknown) => consentWithdrawn.parse(received),
    }),
    openWithdrawals: builder.query<OpenWithdrawals, void>({
      query: () => ({ url: '/intake/consents/withdrawals', method: 'POST', data: {} }),
      transformResponse: (received: unknown) => openWithdrawals.parse(received),
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
