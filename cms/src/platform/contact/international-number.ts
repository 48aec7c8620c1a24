import { dialedNumber } from '@patient-press/shared/phone';
import { parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * A number as it was typed → as it is dialed: E.164, with an extension as RFC 3966 writes it (`+12055550123;ext=5`).
 * Numbers without a country are North American. @returns null when it is none.
 */
export function internationalNumber(typed: string): { number: string; withExtension: string } | null {
  const isInternational = typed.startsWith('+');
  const parsed = parsePhoneNumberFromString(typed, 'US');
  // What is valid abroad changes faster than the library: that the length is possible must do.
  if (isInternational ? parsed?.isPossible() : parsed?.isValid()) {
    const { number = '', ext } = parsed ?? {};
    return { number, withExtension: ext ? `${number};ext=${ext}` : number };
  }
  const number = isInternational ? null : dialedNumber(typed);
  return number ? { number, withExtension: number } : null;
}
