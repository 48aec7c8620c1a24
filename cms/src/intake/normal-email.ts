import { domainToASCII } from 'node:url';

/** An e-mail address in the one form in which it is found again: trimmed, in small letters, its domain in ASCII. */
export function normalEmail(typed: string): string {
  const address = typed.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  if (at < 0) return address;
  const domain = address.slice(at + 1);
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`;
}
