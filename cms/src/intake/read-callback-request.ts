import { type CallbackRequest, callbackRequest } from '@patient-press/shared/callback-request';
import { requestErrors } from '@patient-press/shared/words/request-errors';
import { internationalNumber } from '../platform/contact/international-number';
import { type CommonFields, readCommonFields } from './common-fields';
import { parseFields, refuse } from './field-errors';
import { withoutControls } from './plain-text';

const sentences = {
  phone: requestErrors.phone,
  name: requestErrors.tooManyCharacters({ max: 120 }),
  bestTime: requestErrors.tooManyCharacters({ max: 120 }),
  consent: requestErrors.callConsent,
};

/** A request as it will be stored, in plain text. */
export interface ReadCallbackRequest extends CommonFields, Pick<CallbackRequest, 'consent' | 'banner'> {
  /** E.164, by which the phone is found. */
  number: string;
  phone: string;
  bestTime: string | null;
}

/** @throws ProblemError with an error for each field. */
export function readCallbackRequest(sent: unknown): ReadCallbackRequest {
  const parsed = parseFields(callbackRequest, sent, sentences);
  const { phone, bestTime, consent, banner } = parsed;
  const found = internationalNumber(phone);
  if (!found) return refuse([{ field: 'phone', message: requestErrors.phone }]);
  return {
    ...readCommonFields(parsed),
    number: found.number,
    phone: found.withExtension,
    bestTime: withoutControls(bestTime),
    consent,
    banner,
  };
}
