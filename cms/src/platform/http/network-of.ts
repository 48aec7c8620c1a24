import { BlockList, isIPv6 } from 'node:net';

const mapped = new BlockList();
mapped.addSubnet('::ffff:0:0', 96, 'ipv6');

/**
 * What counts as one address. Whoever has one of version 6 has, as a rule, all of its /64: the first four groups
 * (RFC 6177).
 */
export function networkOf(address: string): string {
  if (!isIPv6(address) || mapped.check(address, 'ipv6')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const gap = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array.from({ length: gap }, () => '0'), ...groups(tail ?? '')]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
