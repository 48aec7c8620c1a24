import { isFingerprintOf, makeFingerprint } from '@patient-press/shared/secret-fingerprint';
import type { SharedSecret } from '@patient-press/shared/shared-secret-names';
import { Client } from 'pg';
import { z } from 'zod';
import { environment } from '../environment';
import { ownSecrets, type SecretValues } from './shared-secrets';
import { type Column, findOtherSecrets } from './traces';

const table = `
  create table if not exists patient_press_secrets (
    name text primary key,
    -- A salted hash of the value in use. The secret itself is nowhere in the database.
    fingerprint text not null,
    recorded_at timestamptz not null default now()
  )`;

const recordedRows = z.array(z.object({ name: z.string(), fingerprint: z.string() }));

/** This database was set up with other secrets than this cms has. */
class OtherSecretsError extends Error {
  override name = 'OtherSecretsError';

  constructor(differing: readonly SharedSecret[][]) {
    const names = [...new Set(differing.flat())];
    super(`The cms cannot start, because this database was set up with other secrets.
  Different here: ${differing.map((some) => some.join(' or ')).join(', ')}
Every cms on one database must have the same secrets. With its own, this one would lock out the site and could not read
what readers sent. It has changed nothing in the database.
- If this is a second cms, or one that moved: copy secrets.json from the first one's data folder to ${environment.DATA_DIR},
  and set the same PRESS_TOKEN, LEAD_KEY and LINK_KEY.
- If secrets.json was lost or damaged: restore it from a backup.
- If you changed a secret on purpose: start once with ACCEPT_CHANGED_SECRETS=${names.join(',')}
  “Secrets” in docs/operating.md says what is lost then.`);
  }
}

async function findDiffering(
  database: Client,
  recorded: ReadonlyMap<string, string>,
  secrets: readonly SecretValues[],
  encrypted: readonly Column[],
): Promise<SharedSecret[][]> {
  if (recorded.size === 0) return findOtherSecrets(database, encrypted);
  const differing: SharedSecret[][] = [];
  for (const { name, values } of secrets) {
    const fingerprint = recorded.get(name);
    if (!fingerprint) continue;
    const known = await Promise.all(values.map((value) => isFingerprintOf(fingerprint, value)));
    if (!known.includes(true)) differing.push([name]);
  }
  return differing;
}

/** Compares, and records what is in use, in one transaction: cms that start together wait for each other. */
async function compareAndRecord(database: Client, encrypted: readonly Column[]): Promise<void> {
  const secrets = ownSecrets();
  await database.query('begin');
  await database.query("select pg_advisory_xact_lock(hashtext('patient_press_secrets'))");
  await database.query(table);
  const { rows } = await database.query('select name, fingerprint from patient_press_secrets');
  const recorded = new Map(recordedRows.parse(rows).map(({ name, fingerprint }) => [name, fingerprint]));
  const accepted = new Set<SharedSecret>(environment.ACCEPT_CHANGED_SECRETS);
  const differing = (await findDiffering(database, recorded, secrets, encrypted)).filter(
    (some) => !some.some((name) => accepted.has(name)),
  );
  // The transaction ends with the connection, so that nothing is left of it, not even the table.
  if (differing.length > 0) throw new OtherSecretsError(differing);
  for (const { name, values } of secrets) {
    const fingerprint = recorded.get(name);
    if (fingerprint && (await isFingerprintOf(fingerprint, values[0]))) continue;
    await database.query(
      `insert into patient_press_secrets (name, fingerprint) values ($1, $2)
       on conflict (name) do update set fingerprint = excluded.fingerprint, recorded_at = now()`,
      [name, await makeFingerprint(values[0])],
    );
  }
  await database.query('commit');
}

/**
 * Ends the process, with the reason, when this cms has other secrets than its database was set up with; records their
 * fingerprints where there are none. To be called before anything else touches the database: another salt alone is enough
 * to lock out every token.
 * @param encrypted where a database from before fingerprints shows which LEAD_KEY it was used with.
 */
export async function requireSharedSecrets(encrypted: readonly Column[]): Promise<void> {
  const database = new Client({
    connectionString: environment.DATABASE_URL,
    application_name: 'patient-press-secrets',
  });
  try {
    await database.connect();
    await compareAndRecord(database, encrypted);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message =
      error instanceof OtherSecretsError
        ? reason
        : `The cms cannot start, because its database cannot be used: ${reason}. Start it, or correct DATABASE_URL.`;
    // Strapi would bury a thrown error in a stack of its own.
    process.stderr.write(`${message}\n`);
    process.exit(1);
  } finally {
    await database.end().catch(() => undefined);
  }
}
