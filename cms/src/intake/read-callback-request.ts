import { type CallbackRequest, callbackRequest } from '@patient-press/shared/callback-request';
import { internationalNumber, NO_PHONE } from '../platform/contact/international-number';
import { type CommonFields, readCommonFields } from './common-fields';
import { parseFields, refuse } from './field-errors';
import { withoutControls } from './plain-text';

const sentences = {
  phone: NO_PHONE,
  name: 'Write at most 120 characters.',
  bestTime: 'Write at most 120 characters.',
  consent: 'A call needs your consent to the words beside the button. Reload the page, and read them again.',
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
  if (!found) return refuse([{ field: 'phone', message: NO_PHONE }]);
  return {
    ...readCommonFields(parsed),
    number: found.number,
    phone: found.withExtension,
    bestTime: withoutControls(bestTime),
    consent,
    banner,
  };
}
