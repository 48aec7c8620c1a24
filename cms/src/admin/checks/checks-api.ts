import { adminApi } from '@strapi/strapi/admin';
import {
  type CheckAnswer,
  type CheckedPublication,
  type CheckRequest,
  checkAnswer,
  publicationsAnswer,
} from '../../rules/check-contract';

interface Several {
  contentType: string;
  documentIds: string[];
}

/** What the cms says of a save or a publication before it is asked for, in the admin's own store. */
export const checksApi = adminApi.injectEndpoints({
  endpoints: (builder) => ({
    checkForm: builder.mutation<CheckAnswer, CheckRequest>({
      query: (data) => ({ url: '/checks', method: 'POST', data }),
      transformResponse: (received: unknown) => checkAnswer.parse(received),
    }),
    checkedPublications: builder.query<CheckedPublication[], Several>({
      query: (data) => ({ url: '/checks/publications', method: 'POST', data }),
      transformResponse: (received: unknown) => publicationsAnswer.parse(received).documents,
      keepUnusedDataFor: 0,
    }),
  }),
});
