import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { isForCalls } from '../requests/active-consents';
import type { RequestRef } from '../requests/request-type';
import type { CallItem } from './calls-contract';

const rows = z.array(
  z.object({
    request: z.string(),
    request_type: z.enum(['callback-request', 'guide-download']),
    key: z.string(),
    version: z.number(),
    words: z.string().nullable(),
  }),
);

/** What requests agreed to and did not withdraw, in its words, by request. */
export async function activeWordings(
  strapi: Core.Strapi,
  requests: readonly RequestRef[],
): Promise<Map<string, CallItem['agreedTo']>> {
  const found = await strapi.db.connection.raw(
    `select given.request, given.request_type, given.wording_key as key, given.wording_version as version,
       (select text from consent_wordings known where known.sha_256 = given.wording_sha256 and known.key = given.wording_key
        limit 1) as words
     from patient_press_consents given
     left join patient_press_consent_withdrawals withdrawn using (request, request_type, wording_key)
     where given.granted and withdrawn.id is null and given.request = any(?)
     order by given.id`,
    [requests.map(({ request }) => request)],
  );
  const byRequest = new Map<string, CallItem['agreedTo']>();
  for (const { request, request_type, ...wording } of rows.parse(found.rows))
    if (isForCalls(request_type, wording.key)) byRequest.set(request, [...(byRequest.get(request) ?? []), wording]);
  return byRequest;
}
