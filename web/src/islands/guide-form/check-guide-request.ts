import type { FormBox } from '../../content/props/guide-form.ts';
import { mayBeCalled, notCallable } from '../form/check-phone.ts';
import type { FieldErrors as Errors } from '../form/field-errors.ts';

/** What was typed, chosen and ticked. */
export interface Typed {
  email: string;
  name: string;
  relationship: string;
  /** Empty unless a box was ticked: else nobody may use it. */
  phone: string;
  /** Keys of the boxes that were ticked. */
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

/** What every address has. Whether mail gets there, only sending it tells. */
const hasShape = (email: string) => /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(email);

function emailError(email: string): string | undefined {
  if (!email) return 'Enter your e-mail address, so that we can send the guide to it.';
  if (!hasShape(email)) return `“${email}” is not a whole e-mail address. Enter it like name@example.com.`;
  return undefined;
}

/** Whether one of the boxes that were checked asks for a call. */
export const wantsCall = (granted: readonly string[], boxes: readonly FormBox[]): boolean =>
  boxes.some(({ key, asksForCall }) => asksForCall && granted.includes(key));

function phoneError({ phone, granted }: Typed, boxes: readonly FormBox[]): string | undefined {
  if (phone) return mayBeCalled(phone) ? undefined : notCallable(phone);
  return wantsCall(granted, boxes) ? 'Enter the phone number we should call, or uncheck the box.' : undefined;
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
