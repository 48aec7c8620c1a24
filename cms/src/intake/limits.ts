import type { Core } from '@strapi/strapi';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from '../http/problem';
import { leadKeys } from './lead-keys';

/** Kept by the limiter's own statements; see `tables.ts`. */
const TABLE = 'patient_press_intake_limits';
const HOUR = 3600;

const LATER = 'There were many requests like this one, so that it was not taken. Try again later, or call us.';

/**
 * How many requests are taken in how many seconds. A hospital or an office is one address, and each of its people asks
 * once; one phone is called once. Requests for guides beyond `believedPerHour` are taken too, but kept as suspect.
 */
const limits = {
  address: { points: 60, duration: HOUR, of: 'address', message: LATER },
  phone: { points: 5, duration: 24 * HOUR, of: 'phone', message: LATER },
  email: {
    points: 5,
    duration: 24 * HOUR,
    of: 'email',
    message:
      'Guides were asked for with this e-mail address five times within a day. Look into the folder for spam, where mail may end up, or call us.',
  },
  guideAddress: { points: 600, duration: HOUR, of: 'address', message: LATER },
  challengeAddress: { points: 1200, duration: HOUR, of: 'address', message: LATER },
} as const;
export type Limited = keyof typeof limits;

/** Requests for guides from one address in an hour that are believed: without a proof of work, and with one. */
export const believedPerHour = { withoutProof: 10, withProof: 60 };

function makeLimiters(strapi: Core.Strapi): Record<Limited, RateLimiterPostgres> {
  const make = (keyPrefix: Limited, cleans: boolean) => {
    const { points, duration } = limits[keyPrefix];
    return new RateLimiterPostgres({
      storeClient: strapi.db.connection,
      storeType: 'knex',
      tableName: TABLE,
      tableCreated: true,
      keyPrefix,
      points,
      duration,
      // Whoever goes on costs the database nothing more.
      inMemoryBlockOnConsumed: points + 1,
      // One of them removes what is over, every five minutes, for all.
      clearExpiredByTimeout: cleans,
    });
  };
  return {
    address: make('address', true),
    phone: make('phone', false),
    email: make('email', false),
    guideAddress: make('guideAddress', false),
    challengeAddress: make('challengeAddress', false),
  };
}

const limiters = new WeakMap<Core.Strapi, Record<Limited, RateLimiterPostgres>>();

/**
 * Counts a request against a limit that all replicas share. Only keyed hashes are kept.
 * @returns how many there were since the limit began to count, this one among them.
 * @throws ProblemError when there were too many.
 */
export async function countRequest(strapi: Core.Strapi, limited: Limited, text: string): Promise<number> {
  const made = limiters.get(strapi) ?? makeLimiters(strapi);
  limiters.set(strapi, made);
  const { of, message } = limits[limited];
  try {
    return (await made[limited].consume(leadKeys.index(of, text))).consumedPoints;
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    throw new ProblemError(429, 'too-many-requests', message, {
      retryAfterSeconds: Math.ceil(reason.msBeforeNext / 1000),
      ...(limited === 'email' && { errors: [{ field: 'email', message }] }),
    });
  }
}
