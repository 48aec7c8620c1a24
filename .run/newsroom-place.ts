import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { hasSecret, storedSecret } from '@patient-press/shared/secrets';
import { BackupError } from '../cms/backup/backup-error.ts';
import type { Place } from '../cms/backup/commands.ts';
import { claimDataFolder } from './claim-data-folder.ts';
import { isAlive } from './other-processes.ts';
import { freePort } from './ports.ts';
import { startPostgres } from './postgres.ts';
import { hasDatabase, placeData } from './postgres-home.ts';
import { root } from './processes.ts';
import { HelpfulError } from './progress.ts';

// The newsroom of this checkout, for the commands that back it up and restore it.

const dataDir = resolve(process.env.DATA_DIR || join(root, '.data'));

/** The port of the server that runs on a data folder: the fourth line of its file. */
function runningPort(databaseDir: string): number | null {
  const file = join(databaseDir, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  return isAlive(Number(pid)) && Number(port) > 0 ? Number(port) : null;
}

/** Runs work with the embedded Postgres: the one that is running, or one that is started for it. */
async function withEmbedded<T>(
  work: (databaseUrl: string) => Promise<T>,
  { creates }: { creates: boolean },
): Promise<T> {
  const wantedDir = join(dataDir, 'postgres');
  const databaseDir = placeData(wantedDir);
  const isThere = hasDatabase(databaseDir);
  if (!isThere && !creates)
    throw new BackupError(
      `There is no newsroom in ${dataDir}. Set DATA_DIR to its data folder, or DATABASE_URL to its database.`,
    );
  if (isThere && !hasSecret(dataDir, 'POSTGRES_PASSWORD'))
    throw new BackupError(
      `${join(dataDir, 'secrets.json')} is missing or has no POSTGRES_PASSWORD, which opens the database in ${databaseDir}. To restore beside it, set DATA_DIR to an empty folder.`,
    );
  const password = storedSecret(dataDir, 'POSTGRES_PASSWORD');
  const port = runningPort(databaseDir);
  if (port !== null)
    return await work(`postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/patient_press`);
  claimDataFolder(dataDir);
  const postgres = await startPostgres({ wantedDir, port: await freePort(), password, durable: true });
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
  }
}

/** @param creates whether a database is created where there is none. */
export const newsroomPlace = ({ creates }: { creates: boolean }): Place => ({
  env: process.env,
  dataDir,
  defaultTo: join(root, 'backups'),
  next: 'Start it with: npm start',
  withDatabase: (work) => (process.env.DATABASE_URL ? work(process.env.DATABASE_URL) : withEmbedded(work, { creates })),
  isHelpful: (error) => error instanceof HelpfulError,
});
