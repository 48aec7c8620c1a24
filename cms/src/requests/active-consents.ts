import { isGuideBox } from '@patient-press/shared/guide-request';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { RequestRef } from './request-type';

/** What a request asked for a call with. The notice beside a guide's button is none: who withdraws that wants to be erased. */
export const isForCalls = (requestType: RequestRef['requestType'], key: string): boolean =>
  requestType === 'callback-request' || isGuideBox(key);

const rows = z.array(
  z.object({
    request: z.string(),
    request_type: z.enum(['callback-request', 'guide-download']),
    wording_key: z.string(),
  }),
);

/** The keys of what was agreed to and can still be withdrawn, by request. */
export async function activeConsents(
  database: Core.Strapi['db']['connection'],
  requests: readonly RequestRef[],
): Promise<Map<string, string[]>> {
  const found = await database.raw(
    `select distinct given.request, given.request_type, given.wording_key
     from patient_press_consents given
     left join patient_press_consent_withdrawals withdrawn using (request, request_type, wording_key)
     where given.granted and withdrawn.id is null and given.request = any(?) order by given.wording_key`,
    [requests.map(({ request }) => request)],
  );
  const keys = new Map<string, string[]>();
  for (const { request, request_type, wording_key } of rows.parse(found.rows))
    if (isForCalls(request_type, wording_key)) keys.set(request, [...(keys.get(request) ?? []), wording_key]);
  return keys;
}
