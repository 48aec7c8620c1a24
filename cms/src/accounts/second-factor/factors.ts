import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { DecryptionError, keyIdOf } from '../../platform/encryption/keyring';
import { leadKeys } from '../../platform/encryption/lead-keys';
import { hashRecoveryCodes, makeRecoveryCodes, makeSecret, matchRecoveryCode, stepOf } from './codes';

type Database = Core.Strapi['db']['connection'];

const TABLE = 'patient_press_second_factors';

/** Wrong codes in a row, within an hour, after which none is taken until the hour is over. */
const MAX_FAILURES = 10;
const HOUR_MS = 3_600_000;

const factorRow = z.object({
  user_id: z.number(),
  secret: z.string(),
  confirmed_at: z.date().nullable(),
  last_step: z.coerce.number(),
  recovery_salt: z.string(),
  recovery_codes: z.array(z.string()),
  failures: z.number(),
  failed_since: z.date().nullable(),
});
type FactorRow = z.infer<typeof factorRow>;

/** Only for this user: a secret that is moved to another one's row can't be decrypted. */
const contextOf = (userId: number) => ({
  requestType: 'second-factor',
  idempotencyKey: String(userId),
  field: 'secret',
});

const locked = async (trx: Database, userId: number): Promise<FactorRow | null> => {
  const found: unknown = await trx(TABLE).where({ user_id: userId }).forUpdate().first();
  return factorRow.nullish().parse(found) ?? null;
};

/** Begins to set up an app, or begins again. @returns its secret, in base32; null: codes are asked for already. */
export async function beginFactor(strapi: Core.Strapi, userId: number): Promise<string | null> {
  const secret = makeSecret();
  const encrypted = leadKeys.encrypt(secret, contextOf(userId));
  const { rows } = await strapi.db.connection.raw(
    `insert into ${TABLE} as factor (user_id, secret) values (:userId, :encrypted)
     on conflict (user_id) do update set secret = excluded.secret, last_step = 0
     where factor.confirmed_at is null returning user_id`,
    { userId, encrypted },
  );
  return rows.length > 0 ? secret : null;
}

/** How a code was taken. `locked`: too many were wrong; `locked-now`: this one was the last that was looked at. */
export type CodeOutcome = 'taken' | 'recovered' | 'wrong' | 'locked' | 'locked-now';

const isLocked = ({ failures, failed_since }: FactorRow, now: Date) =>
  failures >= MAX_FAILURES && failed_since !== null && now.getTime() - failed_since.getTime() < HOUR_MS;

/** Without its key, there is no app: recovery codes still work. */
function stepWith({ user_id, secret }: FactorRow, code: string, now: Date): number | null {
  try {
    return stepOf(leadKeys.decrypt(secret, contextOf(user_id)), code, now);
  } catch (error) {
    if (error instanceof DecryptionError) return null;
    throw error;
  }
}

async function countFailure(trx: Database, row: FactorRow, now: Date): Promise<CodeOutcome> {
  const isInRow = row.failed_since !== null && now.getTime() - row.failed_since.getTime() < HOUR_MS;
  const failures = isInRow ? row.failures + 1 : 1;
  await trx(TABLE)
    .where({ user_id: row.user_id })
    .update({ failures, failed_since: isInRow ? row.failed_since : now });
  return failures === MAX_FAILURES ? 'locked-now' : 'wrong';
}

async function takeRecoveryCode(trx: Database, row: FactorRow, code: string): Promise<boolean> {
  const used = await matchRecoveryCode(code, { salt: row.recovery_salt, hashes: row.recovery_codes });
  if (used === undefined) return false;
  await trx(TABLE)
    .where({ user_id: row.user_id })
    .update({ recovery_codes: row.recovery_codes.filter((hash) => hash !== used), failures: 0, failed_since: null });
  return true;
}

/**
 * Takes a code of the app, or a recovery code. One after the other: of the same code sent twice at once, one is taken, and
 * guesses sent at once are all counted.
 * @param confirming whether the code is the first one, which shows that the app has the secret.
 */
export const takeCode = (
  strapi: Core.Strapi,
  userId: number,
  code: string,
  { confirming = false, now = new Date() }: { confirming?: boolean; now?: Date } = {},
): Promise<CodeOutcome> =>
  strapi.db.connection.transaction(async (trx) => {
    const row = await locked(trx, userId);
    if (!row || (row.confirmed_at === null) !== confirming) return 'wrong';
    if (isLocked(row, now)) return 'locked';
    const step = stepWith(row, code, now);
    if (step !== null && step > row.last_step) {
      await trx(TABLE).where({ user_id: userId }).update({ last_step: step, failures: 0, failed_since: null });
      return 'taken';
    }
    if (!confirming && (await takeRecoveryCode(trx, row, code))) return 'recovered';
    return countFailure(trx, row, now);
  });

/** Makes new recovery codes, which take the place of those before, and turns the second factor on. */
export async function giveRecoveryCodes(database: Database, userId: number): Promise<string[]> {
  const codes = makeRecoveryCodes();
  const { salt, hashes } = await hashRecoveryCodes(codes);
  await database(TABLE)
    .where({ user_id: userId })
    .update({
      recovery_salt: salt,
      recovery_codes: hashes,
      confirmed_at: database.raw('coalesce(confirmed_at, now())'),
    });
  return codes;
}

/** Removes someone's second factor. @returns whether there was one. */
export async function removeFactor(database: Database, userId: number): Promise<boolean> {
  return (await database(TABLE).where({ user_id: userId }).delete()) > 0;
}

/**
 * Encrypts with the current key what an older one encrypted, and drops what belonged to users who are gone. There are few, so
 * it is done while the cms starts: before the log says that a key can be removed.
 */
export async function refreshFactors(strapi: Core.Strapi): Promise<void> {
  const database = strapi.db.connection;
  await database.raw(`delete from ${TABLE} where user_id not in (select id from admin_users)`);
  const found: unknown = await database(TABLE);
  for (const { user_id: userId, secret } of z.array(factorRow).parse(found)) {
    if (keyIdOf(secret) === leadKeys.keyId) continue;
    try {
      const renewed = leadKeys.encrypt(leadKeys.decrypt(secret, contextOf(userId)), contextOf(userId));
      await database(TABLE).where({ user_id: userId, secret }).update({ secret: renewed });
    } catch (error) {
      strapi.log.warn(
        `The second factor of administrator ${userId} can’t be decrypted, so they can log in only with a recovery code. Add its key to LEAD_KEY, after the current one, or reset it.`,
      );
      strapi.log.warn(error);
    }
  }
}
