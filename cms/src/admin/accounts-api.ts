import { adminApi } from '@strapi/strapi/admin';
import {
  type Enrollment,
  enrollment,
  type Logins,
  logins,
  type OwnLogin,
  ownLogin,
  type RecoveryCodes,
  recoveryCodes,
} from '../accounts/second-factor/contract';

/** How one's own login and others' are protected. */
export const accountsApi = adminApi.enhanceEndpoints({ addTagTypes: ['OwnLogin', 'Logins'] }).injectEndpoints({
  endpoints: (builder) => ({
    ownLogin: builder.query<OwnLogin, void>({
      query: () => ({ url: '/second-factor/mine', method: 'GET' }),
      transformResponse: (received: unknown) => ownLogin.parse(received),
      providesTags: ['OwnLogin'],
    }),
    beginSecondFactor: builder.mutation<Enrollment, { password: string }>({
      query: (data) => ({ url: '/second-factor/mine/enroll', method: 'POST', data }),
      transformResponse: (received: unknown) => enrollment.parse(received),
    }),
    // What these change is read again once the recovery codes were seen.
    confirmSecondFactor: builder.mutation<RecoveryCodes, { code: string }>({
      query: (data) => ({ url: '/second-factor/mine/confirm', method: 'POST', data }),
      transformResponse: (received: unknown) => recoveryCodes.parse(received),
    }),
    renewRecoveryCodes: builder.mutation<RecoveryCodes, { code: string }>({
      query: (data) => ({ url: '/second-factor/mine/recovery-codes', method: 'POST', data }),
      transformResponse: (received: unknown) => recoveryCodes.parse(received),
    }),
    turnSecondFactorOff: builder.mutation<unknown, { code: string }>({
      query: (data) => ({ url: '/second-factor/mine/off', method: 'POST', data }),
      invalidatesTags: ['OwnLogin'],
    }),
    logins: builder.query<Logins, void>({
      query: () => ({ url: '/second-factor/users', method: 'GET' }),
      transformResponse: (received: unknown) => logins.parse(received),
      providesTags: ['Logins'],
    }),
    resetSecondFactor: builder.mutation<unknown, { id: number }>({
      query: ({ id }) => ({ url: `/second-factor/users/${id}/reset`, method: 'POST', data: {} }),
      invalidatesTags: ['Logins'],
    }),
  }),
});
