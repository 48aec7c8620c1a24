import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * What counts as one address. A holder of an IPv6 address has, as a rule, all of its /64: the first four groups
 * (RFC 6177).
 */
export function networkOf(address: string): string {
  if (isIP(address) === 0) return address;
  // One of version 4 that is written as one of version 6 is that of version 4.
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return parsed.parts
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':');
}
