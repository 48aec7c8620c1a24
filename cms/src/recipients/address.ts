import type { LookupAddress, LookupOptions } from 'node:dns';
import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** https://www.iana.org/assignments/iana-ipv4-special-registry */
const closedV4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Of what is open: addresses for special uses, some with one of version 4 in them. https://www.iana.org/assignments/iana-ipv6-special-registry */
const closedV6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const closed = new BlockList();
for (const [network, prefix] of closedV4) closed.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of closedV6) closed.addSubnet(network, prefix, 'ipv6');
const globalV6 = new BlockList();
globalV6.addSubnet('2000::', 3, 'ipv6');
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an IP address is on the open internet: not on this machine, nor in a network of its own. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !closed.check(address, 'ipv4');
  return isIP(address) === 6 && globalV6.check(address, 'ipv6') && !closed.check(address, 'ipv6');
}

const isLoopbackAddress = (address: string) => loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

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
    return `“${written}” is not a full address. It starts with https://, for example https://crm.example.com/webhooks/requests.`;
  if (url.username || url.password)
    return 'An address with a user name or a password would be seen in logs. Leave them out: deliveries are signed, and the recipient verifies that.';
  const host = bareHost(url);
  if (url.protocol === 'http:' && !isLoopbackHost(host))
    return `“${written}” would send readers’ data in plain words. Write https:// instead. Only this machine (http://localhost:…) can be tried without.`;
  if (url.protocol === 'https:' && (host === 'localhost' || (isIP(host) !== 0 && !isPublicAddress(host))))
    return `“${host}” is not on the open internet, and nothing is sent there. Write an address that others can reach.`;
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
        return callback(new ClosedAddressError(`${host} leads to an address to which nothing is sent.`), []);
      if (options.all) return callback(null, found);
      return callback(null, first.address, first.family);
    });
  };
