import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from '../platform/http/network-of';

/** A reader's pages send some eight events; an address may be a whole clinic's. */
const EVENTS_A_MINUTE = 120;

/**
 * Holds every address to as many events as people send. What it remembers is a number for each of 65,536 groups that
 * addresses fall into by a hash with a secret of this process: no address can be read from it, and it never grows beyond.
 */
export class FairShare {
  private readonly secret = randomBytes(32);
  private readonly limiter = new RateLimiterMemory({ points: EVENTS_A_MINUTE, duration: 60 });

  /** Whether an address may send so many events more. */
  async allows(address: string, events: number): Promise<boolean> {
    const hash = createHmac('sha256', this.secret).update(networkOf(address)).digest();
    try {
      await this.limiter.consume(String(hash.readUInt16BE()), events);
      return true;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return false;
      throw refused;
    }
  }
}
