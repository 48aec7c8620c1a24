import { domainToASCII } from 'node:url';

/** An address as mail is sent to it, and as it is found. */
export interface NormalEmail {
  /** The part before the @ as it was typed, since servers may be case-sensitive; the domain in ASCII and lower case. */
  address: string;
  /** What the keyed hash is made of: all in lower case, since no server that people use is case-sensitive. */
  index: string;
}

/** Octets, RFC 5321, 4.5.3.1.1 and 4.5.3.1.3 (a path of 256 with its brackets). */
const MAX_LOCAL = 64;
const MAX_ADDRESS = 254;

/** Atoms with single dots between them (RFC 5321, 4.1.2). Quoted ones are allowed there, but no one has one. */
const isLocalPart = (local: string) =>
  local.length <= MAX_LOCAL && /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/.test(local);

/** Letters, digits and hyphens in labels of at most 63 (RFC 1035, 2.3.1), the last of which is no number. */
const isDomain = (domain: string) =>
  /^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+([a-z]{2,63}|xn--[a-z\d-]{1,59})$/.test(domain) &&
  // Mail to these never leaves a machine or a house (RFC 6761, RFC 6762).
  !/\.(invalid|localhost|local)$/.test(domain);

/** An address that mail can be sent to, or null when what was typed is none, or more than one. */
export function normalEmail(typed: string): NormalEmail | null {
  const [local = '', written = '', ...others] = typed.trim().split('@');
  // Node would read percent signs and numbers in it, as in an address of the web.
  if (others.length > 0 || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(written)) return null;
  const domain = domainToASCII(written);
  const address = `${local}@${domain}`;
  if (!isLocalPart(local) || !isDomain(domain) || address.length > MAX_ADDRESS) return null;
  return { address, index: address.toLowerCase() };
}
