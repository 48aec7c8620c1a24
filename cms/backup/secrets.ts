import { isFingerprintOf } from '@patient-press/shared/secret-fingerprint';
import { makeSecret, storedSecrets } from '@patient-press/shared/secrets';
import { type SharedSecret, sharedSecrets } from '@patient-press/shared/shared-secret-names';
import type pg from 'pg';
import { z } from 'zod';
import { BackupError } from './backup-error.ts';

/** What an archive holds of `secrets.json` and the environment: by name. */
export const archivedSecrets = z.record(z.string(), z.string());

/** Opens one database server only, and stays with it. */
const SERVER_SECRET = 'POSTGRES_PASSWORD';

/** Keys in lists, whose fingerprints are of their bytes. They come from the same file as the others, which are compared. */
const LISTS: readonly SharedSecret[] = ['LEAD_KEY', 'LINK_KEY'];

const fingerprints = z.array(z.object({ name: z.string(), fingerprint: z.string() }));

/**
 * The secrets of the newsroom in a data folder: variables first, as the cms takes them.
 * @throws BackupError when one is missing, or they aren't those of the database.
 */
export async function readNewsroomSecrets(
  dataDir: string,
  env: NodeJS.ProcessEnv,
  client: pg.ClientBase,
): Promise<Record<string, string>> {
  const { [SERVER_SECRET]: _, ...stored } = storedSecrets(dataDir);
  const set = sharedSecrets.flatMap((name) => (env[name] ? [[name, env[name]] as const] : []));
  const secrets: Record<string, string> = { ...stored, ...Object.fromEntries(set) };
  const missing = sharedSecrets.filter((name) => !secrets[name]);
  if (missing.length > 0)
    throw new BackupError(
      `${missing.join(', ')} can’t be found, neither in ${dataDir}/secrets.json nor in the environment. Without them, the backup couldn’t be used. Check DATA_DIR, and set the variables that the newsroom is started with.`,
    );
  const { rows } = await client.query('select name, fingerprint from public.patient_press_secrets');
  for (const { name, fingerprint } of fingerprints.parse(rows)) {
    const isCompared = LISTS.every((list) => list !== name) && secrets[name] !== undefined;
    if (isCompared && !(await isFingerprintOf(fingerprint, secrets[name] ?? '')))
      throw new BackupError(
        `The ${name} found here isn’t the one that this database is used with, so the backup couldn’t be used. Check DATA_DIR and DATABASE_URL: they must be of the same newsroom.`,
      );
  }
  return secrets;
}

/** Which a newsroom can change without losing anything but logins: see “Secrets” in docs/operating.md. */
const REPLACEABLE: readonly SharedSecret[] = ['PRESS_TOKEN', 'APP_KEY', 'ADMIN_JWT_SECRET'];
/** What a copy gets of its own, so that nothing signed or issued by one newsroom is accepted by the other. */
const ROTATED: readonly SharedSecret[] = [
  'PRESS_TOKEN',
  'LINK_KEY',
  'APP_KEY',
  'ADMIN_JWT_SECRET',
  'API_TOKEN_SALT',
  'TRANSFER_TOKEN_SALT',
];

export interface RestoredSecrets {
  /** For `secrets.json`. What the environment sets isn't repeated there. */
  stored: Record<string, string>;
  /** Those that differ from the archive's: their fingerprints in the database no longer hold. */
  changed: string[];
}

/** Whether the environment's value is the archive's, also beside others in a list. */
const isSame = (value: string, archived: string) =>
  value === archived || archived.split(',').every((key) => value.split(',').includes(key));

/**
 * The secrets of a newsroom that is restored.
 * @throws BackupError when the environment sets one with which the restored newsroom couldn't start or read its data.
 */
export function chooseSecrets(
  archived: Record<string, string>,
  env: NodeJS.ProcessEnv,
  { rotates }: { rotates: boolean },
): RestoredSecrets {
  const stored: Record<string, string> = {};
  const changed: string[] = [];
  for (const [name, value] of Object.entries(archived)) {
    const known = sharedSecrets.find((one) => one === name);
    const set = known && env[known];
    const isRotated = rotates && known !== undefined && ROTATED.includes(known);
    if (set && isSame(set, value) && isRotated)
      throw new BackupError(
        `${name} in the environment is the one of the newsroom that was backed up, and a copy needs its own. Set another, or remove it. Nothing was changed.`,
      );
    if (set && !isSame(set, value) && !isRotated && !REPLACEABLE.includes(known))
      throw new BackupError(
        `${name} in the environment isn’t the one in the archive, so the restored newsroom couldn’t start. Remove it from the environment, and the archive’s is used; or set the archive’s. Nothing was changed.`,
      );
    if (isRotated || (set && !isSame(set, value))) changed.push(name);
    if (!set) stored[name] = isRotated ? makeSecret() : value;
  }
  return { stored, changed };
}
