import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { ConcurrencyLimit, TooManyWaitingError } from '../platform/concurrency-limit';
import type { Administrator } from '../platform/http/administrator';
import { LIMITS_TABLE } from './tables';

/** Searches that decrypt, for each administrator. People who look for someone type a dozen a minute. */
const PER_MINUTE = 60;

/** Decrypting keeps a core busy: one search at a time, so that the cms goes on answering everyone else. */
const decrypting = new ConcurrencyLimit({ atOnce: 1, waiting: 4 });

/**
 * Runs what decrypts many requests to find some of them.
 * @throws RateLimitError when too many searches wait already.
 */
export async function whileOthersWait<Found>(search: () => Promise<Found>): Promise<Found> {
  try {
    return await decrypting.run(search);
  } catch (error) {
    if (!(error instanceof TooManyWaitingError)) throw error;
    throw new errors.RateLimitError('Too many searches are running at once. Wait a few seconds, and search again.');
  }
}

/**
 * Counts a search against its administrator's limit, which all replicas share.
 * @throws RateLimitError when there were too many.
 */
export async function countSearch(strapi: Core.Strapi, { id }: Administrator): Promise<void> {
  const limiter = new RateLimiterPostgres({
    storeClient: strapi.db.connection,
    storeType: 'knex',
    tableName: LIMITS_TABLE,
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: 'search',
    points: PER_MINUTE,
    duration: 60,
  });
  try {
    await limiter.consume(`administrator-${id}`);
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    throw new errors.RateLimitError(
      `You searched ${PER_MINUTE} times within a minute. Wait ${Math.ceil(reason.msBeforeNext / 1000)} seconds, and search again.`,
    );
  }
}
