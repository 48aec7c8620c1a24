import { formWords } from '@patient-press/shared/words/forms';
import { guideFormWords } from '@patient-press/shared/words/guide-form';
import type { FormBox } from '../../content/props/guide-form.ts';
import { mayBeCalled } from '../form/check-phone.ts';
import type { FieldErrors as Errors } from '../form/field-errors.ts';

/** What was typed, chosen and checked. */
export interface Typed {
  email: string;
  name: string;
  relationship: string;
  /** Empty unless a box was checked: otherwise no one may use it. */
  phone: string;
  /** Keys of the boxes that were checked. */
  granted: string[];
  /** The field that people do not see. */
  website: string;
}

export const checkedFields = ['email', 'name', 'phone'] as const;
export type FieldErrors = Errors<(typeof checkedFields)[number]>;

export function readForm(form: HTMLFormElement): Typed {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const granted = data.getAll('granted').map(String);
  return {
    email: text('email'),
    name: text('name'),
    relationship: text('relationship'),
    phone: granted.length > 0 ? text('phone') : '',
    granted,
    website: text('website'),
  };
}

/** What every address has. Only sending an email shows whether it arrives. */
const hasShape = (email: string) => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(email);

function emailError(email: string): string | undefined {
  if (!email) return guideFormWords.emailMissing;
  if (!hasShape(email)) return guideFormWords.emailIncomplete;
  return undefined;
}

/** Whether one of the boxes that were checked asks for a call. */
export const wantsCall = (granted: readonly string[], boxes: readonly FormBox[]): boolean =>
  boxes.some(({ key, asksForCall }) => asksForCall && granted.includes(key));

function phoneError({ phone, granted }: Typed, boxes: readonly FormBox[]): string | undefined {
  if (phone) return mayBeCalled(phone) ? undefined : formWords.phoneNotValid({ phone });
  return wantsCall(granted, boxes) ? guideFormWords.phoneMissing : undefined;
}

/** What has to be fixed before it can be sent. */
export function checkGuideRequest(typed: Typed, boxes: readonly FormBox[]): FieldErrors {
  const wrong = emailError(typed.email);
  const wrongPhone = phoneError(typed, boxes);
  return {
    ...(wrong && { email: wrong }),
    ...(wrongPhone && { phone: wrongPhone }),
  };
}
