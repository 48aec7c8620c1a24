import { domainToASCII } from 'node:url';

/**
 * An address as it is compared and found: trimmed, in lower case, its domain in ASCII (RFC 5891).
 * @returns null when it is no address.
 */
export function normalEmail(typed: string): string | null {
  const text = typed.trim().toLowerCase().normalize('NFC');
  const at = text.lastIndexOf('@');
  const domain = domainToASCII(text.slice(at + 1));
  return at > 0 && domain && !/\s/.test(text) ? `${text.slice(0, at)}@${domain}` : null;
}
