import { createHmac, randomBytes } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** A reader's pages send some eight events; an address may be a whole clinic's. */
const EVENTS_A_MINUTE = 120;

const mapped = new BlockList();
mapped.addSubnet('::ffff:0:0', 96, 'ipv6');

/** One household or server has a whole /64 of IPv6: the first four groups (RFC 6177). */
function network(address: string): string {
  if (!isIPv6(address) || mapped.check(address, 'ipv6')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - groups.length - after.length }, () => '0');
  return [...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/**
 * Holds every address to as many events as people send. What it remembers is a number for each of 65,536 groups that
 * addresses fall into by a hash with a secret of this process: no address can be read from it, and it never grows beyond.
 */
export class FairShare {
  private readonly secret = randomBytes(32);
  private readonly limiter = new RateLimiterMemory({ points: EVENTS_A_MINUTE, duration: 60 });

  /** Whether an address may send so many events more. */
  async allows(address: string, events: number): Promise<boolean> {
    const hash = createHmac('sha256', this.secret).update(network(address)).digest();
    try {
      await this.limiter.consume(String(hash.readUInt16BE()), events);
      return true;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return false;
      throw refused;
    }
  }
}
