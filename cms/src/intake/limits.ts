import { requestErrors } from '@patient-press/shared/words/request-errors';
import type { Core } from '@strapi/strapi';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { leadKeys } from '../platform/encryption/lead-keys';
import { networkOf } from '../platform/http/network-of';
import { ProblemError } from '../platform/http/problem';
import { LIMITS_TABLE } from '../requests/tables';

const HOUR = 3600;

/**
 * How many requests are taken from an address in how many seconds. A hospital or an office is one address, and each of its
 * readers asks once. Requests for guides beyond `believedPerHour` are accepted too, but stored as suspect. What is counted of a
 * reader is in `reader-limits.ts`.
 */
const limits = {
  address: { points: 60, duration: HOUR },
  guideAddress: { points: 600, duration: HOUR },
  challengeAddress: { points: 1200, duration: HOUR },
  voteAddress: { points: 300, duration: HOUR },
  messageAddress: { points: 30, duration: HOUR },
} as const;
type Limited = keyof typeof limits;

/** Requests for guides from one address in an hour that are believed: without a proof of work, and with one. */
export const believedPerHour = { withoutProof: 10, withProof: 60 };

function makeLimiters(strapi: Core.Strapi): Record<Limited, RateLimiterPostgres> {
  const make = (keyPrefix: Limited, cleans: boolean) => {
    const { points, duration } = limits[keyPrefix];
    return new RateLimiterPostgres({
      storeClient: strapi.db.connection,
      storeType: 'knex',
      tableName: LIMITS_TABLE,
      tableCreated: true,
      keyPrefix,
      points,
      duration,
      // Further requests cost the database nothing more.
      inMemoryBlockOnConsumed: points + 1,
      // One of them removes what is over, every five minutes, for all.
      clearExpiredByTimeout: cleans,
    });
  };
  return {
    address: make('address', true),
    guideAddress: make('guideAddress', false),
    challengeAddress: make('challengeAddress', false),
    voteAddress: make('voteAddress', false),
    messageAddress: make('messageAddress', false),
  };
}

const limiters = new WeakMap<Core.Strapi, Record<Limited, RateLimiterPostgres>>();

/**
 * Counts a request from an address against a limit that all replicas share. Only keyed hashes are stored.
 * @returns how many there were since the limit began to count, this one among them.
 * @throws ProblemError when there were too many.
 */
export async function countRequest(strapi: Core.Strapi, limited: Limited, ip: string): Promise<number> {
  const made = limiters.get(strapi) ?? makeLimiters(strapi);
  limiters.set(strapi, made);
  try {
    return (await made[limited].consume(leadKeys.index('address', networkOf(ip)))).consumedPoints;
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    throw new ProblemError(429, 'too-many-requests', requestErrors.tooMany, {
      retryAfterSeconds: Math.ceil(reason.msBeforeNext / 1000),
    });
  }
}
