import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import type { LogFile } from './logs.ts';
import { recordLauncher, stopOrphanedPostgres } from './orphaned-postgres.ts';
import { copyData, findBinaries, hasDatabase, initializeData, placeData, postgresUser } from './postgres-home.ts';
import { type Part, stopOnShutdown } from './processes.ts';
import { HelpfulError } from './progress.ts';

export interface Postgres extends Part {
  /** A connection string for the database `patient_press`. */
  url: string;
  /** The folder with the data. */
  dataDir: string;
  pid: number;
  stop(): Promise<void>;
}

/** Starts what stops Postgres if this process is killed: in its own session, so that it isn't killed along with it. */
function startWatchdog(postgres: number): ChildProcess {
  const program = join(import.meta.dirname, 'postgres-watchdog.ts');
  const watchdog = spawn(process.execPath, [program, String(postgres)], {
    detached: true,
    stdio: 'ignore',
  });
  // It must not keep this process alive.
  watchdog.unref();
  return watchdog;
}

async function createDatabase(serverUrl: string, dataDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${serverUrl}/postgres` });
  try {
    await client.connect();
  } catch (error) {
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    if (!(error instanceof pg.DatabaseError && error.code === '28P01')) throw error;
    throw new HelpfulError(
      `The database in ${dataDir} was created with another password than the POSTGRES_PASSWORD in secrets.json: the two belong to different newsrooms, or secrets.json was replaced. Restore the secrets.json of this database from a backup.`,
      { cause: error },
    );
  }
  const { rowCount } = await client.query("select 1 from pg_database where datname = 'patient_press'");
  if (!rowCount) await client.query('create database patient_press');
  await client.end();
}

/**
 * Starts the Postgres that comes inside an npm package.
 *
 * @param wantedDir folder for the data, created if missing. As root in a closed folder the data goes to
 *   /var/lib/patient-press instead, because the user `postgres` couldn't read it.
 * @param durable false for tests: no fsync.
 * @param logFile gets the server's log.
 * @param copyOf the data folder of a server that isn't running: a new database is a copy of it, with its password.
 * @throws HelpfulError when another server uses the folder, the folder is broken, the password isn't the database's, or the
 *   server doesn't start.
 */
export async function startPostgres(options: {
  wantedDir: string;
  port: number;
  password: string;
  durable: boolean;
  copyOf?: string;
  logFile?: LogFile;
}): Promise<Postgres> {
  const { port, password } = options;
  const user = postgresUser();
  const binaries = findBinaries();
  const dataDir = placeData(options.wantedDir);
  await stopOrphanedPostgres(dataDir);
  if (!hasDatabase(dataDir)) {
    if (options.copyOf) copyData(options.copyOf, dataDir, user);
    else initializeData({ binaries, dataDir, user, password });
  }
  recordLauncher(dataDir);

  const flags = [
    '-D',
    dataDir,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
    '-c',
    'max_connections=200',
  ];
  if (!options.durable) flags.push('-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off');
  // Its own session, so that Ctrl-C reaches only the launcher, which then stops everything in order.
  const server = spawn(join(binaries, 'bin/postgres'), flags, {
    ...user,
    cwd: dataDir,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_MESSAGES: 'C' },
  });

  let log = '';
  const exited = new Promise<void>((done) => server.once('close', () => done()));
  const watchdog = startWatchdog(server.pid ?? 0);
  void exited.then(() => watchdog.kill('SIGKILL'));
  const stop = async () => {
    server.kill('SIGINT');
    await exited;
  };
  stopOnShutdown({ name: 'Postgres', stop }, exited);
  await new Promise<void>((ready, fail) => {
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4000);
      options.logFile?.write(text);
      if (text.includes('ready to accept connections')) ready();
    });
    server.once('error', fail);
    void exited.then(() =>
      fail(
        new HelpfulError(
          `Postgres didn't start from ${dataDir}:\n${log}\nIf the folder is damaged, restore a backup, or move the folder away to start over: mv '${dataDir}' '${dataDir}.broken'`,
        ),
      ),
    );
  });
  const serverUrl = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  await createDatabase(serverUrl, dataDir).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return {
    url: `${serverUrl}/patient_press`,
    dataDir,
    pid: server.pid ?? 0,
    name: 'Postgres',
    log: () => log,
    logFile: options.logFile,
    ended: exited,
    stop,
  };
}

/**
 * Makes sure that the operator's own Postgres can be used.
 * @throws HelpfulError that says what to correct.
 */
export async function requireDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HelpfulError(
      `Can't connect to the Postgres in DATABASE_URL: ${reason}. Start it, create the database, or correct DATABASE_URL, which looks like postgres://user:password@host:5432/name. Without DATABASE_URL, the embedded Postgres is used.`,
      { cause: error },
    );
  }
}
