import { isIPv6 } from 'node:net';
import type { Core } from '@strapi/strapi';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { leadKeys } from './lead-keys';
import { ProblemError } from './problem';

/** Kept by the limiter's own statements; see `tables.ts`. */
const TABLE = 'patient_press_intake_limits';
const HOUR = 3600;

/**
 * How many requests are taken in how many seconds. A hospital or an office is one address, and each of its people asks
 * once; one phone is called once.
 */
const limits = {
  address: { points: 60, duration: HOUR },
  phone: { points: 5, duration: 24 * HOUR },
  email: { points: 5, duration: 24 * HOUR },
};
export type Limited = keyof typeof limits;

/** Whoever has one address of version 6 has, as a rule, all of its /64. @returns what counts as one address. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = (part: string) => part.split(':').filter(Boolean);
  const gap = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(Math.max(0, gap)).fill('0'), ...groups(tail ?? '')];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

const limiters = new WeakMap<Core.Strapi, Record<Limited, RateLimiterPostgres>>();

function makeLimiters(strapi: Core.Strapi): Record<Limited, RateLimiterPostgres> {
  const make = (name: Limited) =>
    new RateLimiterPostgres({
      storeClient: strapi.db.connection,
      storeType: 'knex',
      tableName: TABLE,
      tableCreated: true,
      keyPrefix: name,
      ...limits[name],
    });
  const made = { address: make('address'), phone: make('phone'), email: make('email') };
  limiters.set(strapi, made);
  return made;
}

/**
 * Counts a request against a limit that all replicas share. Only keyed hashes are kept.
 * @throws ProblemError when there were too many.
 */
export async function countRequest(strapi: Core.Strapi, of: Limited, text: string): Promise<void> {
  const limiter = (limiters.get(strapi) ?? makeLimiters(strapi))[of];
  try {
    await limiter.consume(leadKeys.index(of, text));
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    throw new ProblemError(
      429,
      'too-many-requests',
      'There were many requests like this one, so that it was not taken. Try again later, or call us.',
      { retryAfterSeconds: Math.ceil(reason.msBeforeNext / 1000) },
    );
  }
}
