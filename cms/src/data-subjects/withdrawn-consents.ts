import type { Core } from '@strapi/strapi';
import type { RequestType } from '../requests/request-type';

/** The keys of a request's wordings that were agreed to and then withdrawn: each counts as not granted. */
export async function withdrawnConsents(
  database: Core.Strapi['db']['connection'],
  requestType: RequestType,
  request: string,
): Promise<Set<string>> {
  const keys: string[] = await database('patient_press_consent_withdrawals')
    .where({ request_type: requestType, request })
    .pluck('wording_key');
  return new Set(keys);
}
