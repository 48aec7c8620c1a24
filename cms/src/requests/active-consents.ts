import { isGuideBox } from '@patient-press/shared/guide-request';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { type RequestRef, requestType } from './request-type';

/** What a request asked for a call with. The notice beside a guide's button is none: who withdraws that wants to be erased. */
export const isForCalls = (requestType: RequestRef['requestType'], key: string): boolean =>
  requestType === 'callback-request' || isGuideBox(key);

const rows = z.array(
  z.object({
    request: z.string(),
    request_type: requestType,
    key: z.string(),
    version: z.number(),
    words: z.string().nullable(),
  }),
);

/** A wording that a reader agreed to. `words` is null when the wording is gone. */
interface ActiveConsent {
  key: string;
  version: number;
  words: string | null;
}

/** What requests agreed to and did not withdraw, as far as it is about calls, by request, in the order of the form. */
export async function activeConsents(
  database: Core.Strapi['db']['connection'],
  requests: readonly RequestRef[],
): Promise<Map<string, ActiveConsent[]>> {
  const found = await database.raw(
    `select given.request, given.request_type, given.wording_key as key, given.wording_version as version,
       (select text from consent_wordings known where known.sha_256 = given.wording_sha256 and known.key = given.wording_key
        limit 1) as words
     from patient_press_consents given
     left join patient_press_consent_withdrawals withdrawn using (request, request_type, wording_key)
     where given.granted and withdrawn.id is null and given.request = any(?)
     order by given.id`,
    [requests.map(({ request }) => request)],
  );
  const byRequest = new Map<string, ActiveConsent[]>();
  for (const { request, request_type, ...consent } of rows.parse(found.rows))
    if (isForCalls(request_type, consent.key)) byRequest.set(request, [...(byRequest.get(request) ?? []), consent]);
  return byRequest;
}

/** As `activeConsents`, only their keys, in alphabetical order. */
export async function activeConsentKeys(
  database: Core.Strapi['db']['connection'],
  requests: readonly RequestRef[],
): Promise<Map<string, string[]>> {
  const consents = await activeConsents(database, requests);
  return new Map(
    [...consents].map(([request, given]) => [request, [...new Set(given.map(({ key }) => key))].toSorted()]),
  );
}
