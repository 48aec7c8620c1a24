import { GUIDES_PER_DAY } from '@patient-press/shared/guide-request';
import type { Core } from '@strapi/strapi';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { leadKeys } from '../platform/encryption/lead-keys';
import { LIMITS_TABLE } from './tables';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** How often something is done for one reader in how many seconds, by what the reader is known by. */
const limits = {
  /** Guides by email: as many as a site offers, more or less. */
  email: { points: GUIDES_PER_DAY, duration: DAY, of: 'mailbox' },
  /** Emails that ask whether it was the reader: one, and another when the first one got lost. */
  confirmation: { points: 2, duration: DAY, of: 'mailbox' },
  /** New links in place of expired ones, for all of a mailbox's requests together. */
  mailboxRenewal: { points: 3, duration: DAY, of: 'mailbox' },
  /** Calls: the newsroom needs to know of one. */
  phone: { points: 5, duration: DAY, of: 'phone' },
} as const;

/**
 * Emails that ask for a confirmation, in an hour, to all readers. Readers are asked only when their address sent more than a
 * clinic does, so that a newsroom needs a handful. A flood stops here, before mail providers call the site a spammer.
 */
const CONFIRMATIONS = { points: 100, duration: HOUR };

type Transaction = Core.Strapi['db']['connection'];

interface Counted {
  keyPrefix: string;
  points: number;
  duration: number;
  key: string;
}

/** One statement, whether the limit is reached or not, and no memory of who reached it: the time it takes reveals nothing. */
async function consume(transaction: Transaction, { key, ...limit }: Counted): Promise<RateLimiterRes | null> {
  const limiter = new RateLimiterPostgres({
    storeClient: transaction,
    storeType: 'knex',
    tableName: LIMITS_TABLE,
    tableCreated: true,
    clearExpiredByTimeout: false,
    ...limit,
  });
  try {
    await limiter.consume(key);
    return null;
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return reason;
    throw reason;
  }
}

/**
 * Counts something that is done for a reader against a limit that all replicas share. The count is part of the transaction:
 * what is not stored was never counted. Only keyed hashes are stored.
 * @param reader a canonical mailbox, or a number in E.164.
 * @returns whether it is within the limit. The answer must not say which: anyone can ask in another reader's name.
 */
export async function isWithinLimit(
  transaction: Transaction,
  limited: keyof typeof limits,
  reader: string,
): Promise<boolean> {
  const { of, ...limit } = limits[limited];
  return (await consume(transaction, { keyPrefix: limited, ...limit, key: leadKeys.index(of, reader) })) === null;
}

/**
 * Whether a mailbox may be asked for a confirmation: not too often, and not when all readers together were asked too often.
 * A mailbox that was asked too often counts elsewhere, with the same statement: it uses up no one else's.
 */
export async function mayAskToConfirm(
  strapi: Core.Strapi,
  transaction: Transaction,
  mailbox: string,
): Promise<boolean> {
  const isWithin = await isWithinLimit(transaction, 'confirmation', mailbox);
  const keyPrefix = isWithin ? 'confirmations' : 'confirmationsHeld';
  const over = await consume(transaction, { keyPrefix, ...CONFIRMATIONS, key: 'all' });
  if (isWithin && over?.consumedPoints === CONFIRMATIONS.points + 1)
    strapi.log.warn(
      `${CONFIRMATIONS.points} emails within an hour asked readers to confirm a request. No more are sent until the hour is over. The requests are listed under Downloads as possible spam: check whether many come from a few addresses.`,
    );
  return isWithin && !over;
}
