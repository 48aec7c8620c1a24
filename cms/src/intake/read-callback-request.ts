import { type CallbackRequest, callbackRequest } from '@patient-press/shared/callback-request';
import { dialledNumber } from '@patient-press/shared/phone';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { z } from 'zod';
import { type FieldError, ProblemError } from '../http/problem';

const MAX_FIELD_NAME = 60;

/** What whoever fills in the form can change. Everything else is the form's own doing. */
const sentences: Record<string, string> = {
  phone: 'This is not a phone number that can be called. Write it with its area code, for example 205-555-0123.',
  name: 'Write at most 120 characters.',
  bestTime: 'Write at most 120 characters.',
  consent: 'A call needs your consent to the words beside the button. Reload the page, and read them again.',
};
const OTHER = 'The form did not send what it should. Reload the page, and try again.';

function toErrors({ path, ...issue }: z.core.$ZodIssue): FieldError[] {
  const field = path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: [...path, key].join('.').slice(0, MAX_FIELD_NAME),
      message: 'There is no such field here.',
    }));
  return [{ field, message: sentences[String(path[0])] ?? OTHER }];
}

/** @throws ProblemError, always. */
function refuse(errors: FieldError[]): never {
  const [first] = errors;
  throw new ProblemError(422, 'invalid', first?.message ?? OTHER, { errors });
}

/** Postgres keeps no NUL, and nobody writes the others. */
const withoutControls = (text: string | undefined) => text?.replaceAll(/\p{Cc}+/gu, ' ').trim() || null;

/**
 * A number as it was typed → as it is dialled: E.164, with an extension as RFC 3966 writes it (`+12055550123;ext=5`).
 * Numbers without a country are North American. @returns null when it is none.
 */
export function dialled(typed: string): { number: string; withExtension: string } | null {
  const isInternational = typed.startsWith('+');
  const parsed = parsePhoneNumberFromString(typed, 'US');
  // What is valid abroad changes faster than the library: that the length is possible must do.
  if (isInternational ? parsed?.isPossible() : parsed?.isValid()) {
    const { number = '', ext } = parsed ?? {};
    return { number, withExtension: ext ? `${number};ext=${ext}` : number };
  }
  const number = isInternational ? null : dialledNumber(typed);
  return number ? { number, withExtension: number } : null;
}

/** A request as it will be kept, still open. */
export interface ReadCallbackRequest extends Pick<CallbackRequest, 'idempotencyKey' | 'consent' | 'banner'> {
  /** E.164, by which the phone is found. */
  number: string;
  phone: string;
  name: string | null;
  bestTime: string | null;
  /** Without what stands behind `?` or `#`. */
  page: string;
  isSuspect: boolean;
}

const TOO_FAST_MS = 1500;

/** @throws ProblemError with an error for each field. */
export function readCallbackRequest(sent: unknown): ReadCallbackRequest {
  const parsed = callbackRequest.safeParse(sent);
  if (!parsed.success) return refuse(parsed.error.issues.flatMap(toErrors));
  const { idempotencyKey, phone, name, bestTime, consent, page, banner, website, openForMs } = parsed.data;
  const found = dialled(phone);
  if (!found) return refuse([{ field: 'phone', message: sentences.phone ?? OTHER }]);
  return {
    idempotencyKey: idempotencyKey.toLowerCase(),
    number: found.number,
    phone: found.withExtension,
    name: withoutControls(name),
    bestTime: withoutControls(bestTime),
    consent,
    page: withoutControls(page.split(/[?#]/)[0]) ?? '/',
    banner,
    isSuspect: Boolean(website) || (openForMs !== undefined && openForMs < TOO_FAST_MS),
  };
}
