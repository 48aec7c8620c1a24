import { type CallbackRequest, callbackRequest } from '@patient-press/shared/callback-request';
import { internationalNumber, NO_PHONE } from '../platform/contact/international-number';
import { parseFields, refuse } from './field-errors';
import { looksLikeSpam } from './looks-like-spam';
import { pathOnly, withoutControls } from './plain-text';

const sentences = {
  phone: NO_PHONE,
  name: 'Write at most 120 characters.',
  bestTime: 'Write at most 120 characters.',
  consent: 'A call needs your consent to the words beside the button. Reload the page, and read them again.',
};

/** A request as it will be kept, still open. */
export interface ReadCallbackRequest extends Pick<CallbackRequest, 'idempotencyKey' | 'consent' | 'banner'> {
  /** E.164, by which the phone is found. */
  number: string;
  phone: string;
  name: string | null;
  bestTime: string | null;
  /** Without what stands behind `?` or `#`. */
  page: string;
  /** The form was filled in as no person does it. */
  isSpam: boolean;
}

/** @throws ProblemError with an error for each field. */
export function readCallbackRequest(sent: unknown): ReadCallbackRequest {
  const parsed = parseFields(callbackRequest, sent, sentences);
  const { idempotencyKey, phone, name, bestTime, consent, page, banner } = parsed;
  const found = internationalNumber(phone);
  if (!found) return refuse([{ field: 'phone', message: NO_PHONE }]);
  return {
    idempotencyKey: idempotencyKey.toLowerCase(),
    number: found.number,
    phone: found.withExtension,
    name: withoutControls(name),
    bestTime: withoutControls(bestTime),
    consent,
    page: pathOnly(page),
    banner,
    isSpam: looksLikeSpam(parsed),
  };
}
