import {
  GUIDE_NOTICE,
  type GuideRequest,
  guideRequest,
  isGuideBox,
  needsPhone,
} from '@patient-press/shared/guide-request';
import type { FieldError } from '@patient-press/shared/problem-document';
import { requestErrors } from '@patient-press/shared/words/request-errors';
import { internationalNumber } from '../platform/contact/international-number';
import { type NormalEmail, normalEmail } from '../platform/contact/normal-email';
import { type CommonFields, readCommonFields } from './common-fields';
import { parseFields, refuse, sentenceFor } from './field-errors';
import { withoutControls } from './plain-text';

const sentences = {
  email: requestErrors.email,
  phone: requestErrors.phone,
  name: requestErrors.tooManyCharacters({ max: 120 }),
  relationship: requestErrors.relationship,
  consents: requestErrors.noticeMissing,
};

type Consents = GuideRequest['consents'];

/** A request as it will be stored, in plain text. */
export interface ReadGuideRequest extends CommonFields, Pick<GuideRequest, 'consents' | 'banner' | 'proof'> {
  guide: string;
  email: NormalEmail;
  /** Null as well when no one may call. */
  phone: { number: string; withExtension: string } | null;
  relationship: NonNullable<GuideRequest['relationship']>;
}

/** Each wording of the form is in it once, and the notice is among them. */
function errorsOfConsents(consents: Consents): FieldError[] {
  const message = sentenceFor(sentences, 'consents');
  const keys = consents.map(({ key }) => key);
  const errors = consents.flatMap(({ key, granted }, index): FieldError[] => {
    const isWording = key === GUIDE_NOTICE || (isGuideBox(key) && key === withoutControls(key));
    if (!isWording || keys.indexOf(key) !== index) return [{ field: `consents.${index}.key`, message }];
    return key === GUIDE_NOTICE && !granted ? [{ field: `consents.${index}.granted`, message }] : [];
  });
  return keys.includes(GUIDE_NOTICE) ? errors : [{ field: 'consents', message }, ...errors];
}

/** The phone, where a checked box lets someone use it. @returns what is wrong with it in place of one. */
function phoneFor(typed: string | undefined, consents: Consents): ReadGuideRequest['phone'] | string {
  const mayBeUsed = consents.some(({ key, granted }) => granted && isGuideBox(key));
  if (mayBeUsed && typed) return internationalNumber(typed) ?? requestErrors.phone;
  return needsPhone(consents) ? requestErrors.phoneMissing : null;
}

/** @throws ProblemError with an error for each field. */
export function readGuideRequest(sent: unknown): ReadGuideRequest {
  const parsed = parseFields(guideRequest, sent, sentences);
  const { guide, relationship, consents, banner, proof } = parsed;
  const email = normalEmail(parsed.email);
  const phone = phoneFor(parsed.phone, consents);
  const errors = errorsOfConsents(consents);
  const hasPhoneError = typeof phone === 'string';
  if (hasPhoneError) errors.unshift({ field: 'phone', message: phone });
  if (!email) errors.unshift({ field: 'email', message: sentences.email });
  if (!email || hasPhoneError || errors.length > 0) return refuse(errors);
  return {
    ...readCommonFields(parsed),
    guide,
    email,
    phone,
    relationship: relationship ?? 'undisclosed',
    consents,
    banner,
    proof,
  };
}
