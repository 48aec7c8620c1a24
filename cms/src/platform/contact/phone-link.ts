import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A number as an address that dials it (RFC 3966), and as people write it. @param stored E.164, perhaps with `;ext=`. */
export function toPhone(stored: string): { href: string; text: string } {
  const [number = '', extension] = stored.split(';ext=');
  const parsed = parsePhoneNumberFromString(number);
  const isAmerican = parsed?.countryCallingCode === '1';
  const text = (isAmerican ? parsed.formatNational() : parsed?.formatInternational()) ?? number;
  return { href: `tel:${stored}`, text: extension ? `${text} ext. ${extension}` : text };
}
