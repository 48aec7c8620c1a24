import { callbackFormWords } from '@patient-press/shared/words/chat';
import { formWords } from '@patient-press/shared/words/forms';
import { mayBeCalled } from '../form/check-phone.ts';
import type { FieldErrors as Errors } from '../form/field-errors.ts';

/** What was typed and checked. */
export interface Typed {
  phone: string;
  name: string;
  bestTime: string;
  isGranted: boolean;
  /** The field that people do not see. */
  website: string;
}

export const checkedFields = ['phone', 'consent'] as const;
export type FieldErrors = Errors<(typeof checkedFields)[number]>;

export function readForm(form: HTMLFormElement): Typed {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  return {
    phone: text('phone'),
    name: text('name'),
    bestTime: text('bestTime'),
    isGranted: data.has('consent'),
    website: text('website'),
  };
}

/** What has to be fixed before it can be sent. */
export function checkCallback({ phone, isGranted }: Typed): FieldErrors {
  const errors: FieldErrors = {};
  if (!phone) errors.phone = callbackFormWords.phoneMissing;
  else if (!mayBeCalled(phone)) errors.phone = formWords.phoneNotValid({ phone });
  if (!isGranted) errors.consent = callbackFormWords.consentMissing;
  return errors;
}
