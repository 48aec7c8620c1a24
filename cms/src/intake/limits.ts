import type { Core } from '@strapi/strapi';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../http/problem';
import { leadKeys } from './lead-keys';

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
