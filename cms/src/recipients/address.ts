import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What IANA hands out to the open internet; all else of version 6 is reserved. https://www.iana.org/assignments/ipv6-address-space */
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an IP address is on the open internet: not on this machine, nor in a network of its own, nor one for special uses, of
 * which some have an address of version 4 in them.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  return parsed.range() === 'unicast' && (parsed.kind() === 'ipv4' || parsed.match(GLOBAL_V6));
}

const isLoopbackAddress = (address: string) => isIP(address) !== 0 && ipaddr.parse(address).range() === 'loopback';

/** A host of a URL, without the brackets around an IPv6 address. */
export const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

const isLoopbackHost = (host: string) => host === 'localhost' || (isIP(host) !== 0 && isLoopbackAddress(host));

/** Whether an address may be connected to for a URL: one on this machine when it is meant, else one on the internet. */
export const mayConnectTo = ({ protocol }: URL): ((address: string) => boolean) =>
  protocol === 'http:' ? isLoopbackAddress : isPublicAddress;

/** What keeps a recipient's URL from being used, in a sentence; null when nothing does. */
export function whyNotAnAddress(written: string): string | null {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    return `“${written}” isn’t a full URL. Start with https://. Example: https://crm.example.com/webhooks/requests`;
  if (url.username || url.password)
    return 'A user name or password in the URL would show up in logs. Leave them out: deliveries are signed, and the recipient verifies the signature.';
  const host = bareHost(url);
  if (url.protocol === 'http:' && !isLoopbackHost(host))
    return `“${written}” would send readers’ data unencrypted. Use https:// instead. Only this machine (http://localhost:…) can be tested without it.`;
  if (url.protocol === 'https:' && (host === 'localhost' || (isIP(host) !== 0 && !isPublicAddress(host))))
    return `“${host}” isn’t on the public internet, so nothing is sent there. Enter a URL that others can reach.`;
  return null;
}

/** A host has an address to which nothing may be sent. */
export class ClosedAddressError extends Error {
  override name = 'ClosedAddressError';
}

type Resolve = (
  host: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void;

/**
 * A `lookup` for connections that finds only what may be connected to. What it found is what is connected to: a name
 * that leads elsewhere a moment later changes nothing.
 */
export const guardedLookup =
  (isAllowed: (address: string) => boolean, resolve: Resolve = lookup): LookupFunction =>
  (host, options, callback) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const [first] = found;
      if (!first || !found.every(({ address }) => isAllowed(address)))
        return callback(
          new ClosedAddressError(`${host} resolves to an address that isn’t on the public internet.`),
          [],
        );
      if (options.all) return callback(null, found);
      return callback(null, first.address, first.family);
    });
  };
