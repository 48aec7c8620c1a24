import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { replaceSecrets, storedSecrets } from '@patient-press/shared/secrets';
import type pg from 'pg';
import { type ArchiveSource, readAll, readArchive } from './archive/read-archive.ts';
import { type Verified, verifyArchive } from './archive/verify-archive.ts';
import { requireSpace } from './archive-file.ts';
import { BackupError, reasonOf } from './backup-error.ts';
import { connect } from './database/dump.ts';
import {
  adjustToServer,
  dropQueued,
  isEmptyDatabase,
  makeCopy,
  requireNoOthers,
  runPiece,
  setSchemasAside,
} from './database/restore-database.ts';
import { isMissing } from './files/is-missing.ts';
import { formatBytes, formatCount, type Report } from './report.ts';
import { archivedSecrets, chooseSecrets, type RestoredSecrets } from './secrets.ts';
import { refuseNewer } from './versions.ts';

export interface RestoreOptions {
  source: ArchiveSource;
  dataDir: string;
  /** The variables that the newsroom will be started with. */
  env: NodeJS.ProcessEnv;
  /** Sets aside what is there; otherwise, a database or folder that isn't empty is refused. */
  replace: boolean;
  /** Makes a newsroom for testing, which sends nothing to anyone, with secrets of its own. */
  asCopy: boolean;
  /** Sends nothing that was waiting to be sent when the backup was taken. */
  dropQueued: boolean;
  report: Report;
  /** Is given what to undo if the process is ended. */
  onInterrupt(undo: () => Promise<void>): void;
}

/** An archive that can be restored here. */
export interface Restorable extends Verified {
  restoredSecrets: RestoredSecrets;
}

/**
 * Verifies an archive, and that it can be restored here. Touches nothing.
 * @throws BackupError with the reason why not.
 */
export async function prepareRestore({ source, env, asCopy, report }: RestoreOptions): Promise<Restorable> {
  report.progress('Verifying the archive …');
  const verified = await verifyArchive(source, archivedSecrets, refuseNewer);
  const { takenAt, versions } = verified.about;
  const { counts } = verified.manifest;
  report.progress(
    `It is of ${takenAt}, from Patient Press ${versions.patientPress}: ${formatCount(counts.rows, 'row', 'rows')}, ${formatCount(counts.files, 'file', 'files')} (${formatBytes(counts.fileBytes)})`,
  );
  return { ...verified, restoredSecrets: chooseSecrets(verified.secrets, env, { rotates: asCopy }) };
}

/** In the data folder, what an archive brings. The rest is a cache of the press's, or the database server's. */
const FOLDERS = ['public', 'private'] as const;

const isEmptyFolder = async (path: string): Promise<boolean> => {
  const names = await readdir(path, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return names.every((entry) => entry.isDirectory());
};

/** What the folder has besides the password of its own database server. */
const hasNewsroomSecrets = (dataDir: string) =>
  Object.keys(storedSecrets(dataDir)).some((name) => name !== 'POSTGRES_PASSWORD');

async function findOccupied(client: pg.ClientBase, dataDir: string): Promise<string[]> {
  const occupied: string[] = [];
  if (!(await isEmptyDatabase(client))) occupied.push('the database');
  for (const folder of FOLDERS) if (!(await isEmptyFolder(join(dataDir, folder)))) occupied.push(join(dataDir, folder));
  if (hasNewsroomSecrets(dataDir)) occupied.push(join(dataDir, 'secrets.json'));
  return occupied;
}

/** Unpacks the files into a folder of their own, and runs the dump. */
async function unpack(source: ArchiveSource, client: pg.ClientBase, staged: string): Promise<void> {
  for await (const { name, content } of readArchive(source)) {
    if (name.startsWith('database/')) await runPiece(client, await readAll(content));
    else if (name.startsWith('files/')) {
      const path = name.slice('files/'.length);
      if (!/^(public\/uploads|private)\/[^/\\]+$/.test(path) || path.endsWith('..'))
        throw new BackupError(`The archive has a file in a place where none belongs: ${name}. Nothing was changed.`);
      const file = join(staged, path);
      const isPrivate = path.startsWith('private/');
      await mkdir(dirname(file), { recursive: true, mode: isPrivate ? 0o700 : 0o755 });
      await pipeline(Readable.from(content), createWriteStream(file, { mode: isPrivate ? 0o600 : 0o644 }));
    } else for await (const _ of content);
  }
}

/** Puts the files and secrets into their places. @returns what was set aside, and how to undo it. */
async function swapFiles(
  { dataDir, suffix, staged }: { dataDir: string; suffix: string; staged: string },
  secrets: Record<string, string>,
): Promise<{ aside: string[]; undo(): Promise<void> }> {
  const moves: [from: string, to: string][] = [];
  const move = async (from: string, to: string) => {
    try {
      await rename(from, to);
      moves.push([from, to]);
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  };
  const aside: string[] = [];
  const undo = async () => {
    for (const [from, to] of moves.toReversed()) await rename(to, from);
  };
  const former = storedSecrets(dataDir);
  try {
    // A file with the password of its own database server alone isn't worth setting aside.
    for (const name of hasNewsroomSecrets(dataDir) ? [...FOLDERS, 'secrets.json'] : FOLDERS) {
      const old = join(dataDir, `${name}.before-${suffix}`);
      if (await move(join(dataDir, name), old)) aside.push(old);
    }
    for (const name of FOLDERS) await move(join(staged, name), join(dataDir, name));
    const password = former.POSTGRES_PASSWORD;
    replaceSecrets(dataDir, { ...(password !== undefined && { POSTGRES_PASSWORD: password }), ...secrets });
  } catch (error) {
    await undo();
    throw error;
  }
  return { aside, undo };
}

export interface Restored {
  /** What was there before, under its new names: schemas and paths. */
  aside: string[];
}

/**
 * Restores a verified archive into a database and a data folder, all or nothing.
 * @throws BackupError when something is there and `replace` isn't set, or something goes wrong; all is as before then.
 */
export async function restoreInto(
  databaseUrl: string,
  restorable: Restorable,
  options: RestoreOptions,
): Promise<Restored> {
  const { dataDir, report, source, replace } = options;
  const { about, manifest, restoredSecrets } = restorable;
  const suffix = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').toLowerCase();
  const staged = join(dataDir, `.restore-${process.pid}`);
  options.onInterrupt(() => rm(staged, { recursive: true, force: true }));
  const client = await connect(databaseUrl);
  try {
    await requireNoOthers(client);
    const occupied = await findOccupied(client, dataDir);
    if (occupied.length > 0 && !replace)
      throw new BackupError(
        `There is a newsroom already: ${occupied.join(', ')}. Restore into an empty database and data folder (DATABASE_URL, DATA_DIR), or replace it with --replace, which sets aside what is there. Nothing was changed.`,
      );
    await mkdir(dataDir, { recursive: true });
    await requireSpace(dataDir, manifest.counts.fileBytes * 1.05);
    await client.query('begin');
    report.progress('Restoring the database and the files …');
    const schemas = occupied.includes('the database') ? await setSchemasAside(client, suffix) : [];
    await unpack(source, client, staged);
    await client.query("set search_path = ''");
    await adjustToServer(client, restoredSecrets.changed);
    if (options.asCopy) await makeCopy(client, about.takenAt);
    else if (options.dropQueued) await dropQueued(client);
    const { aside, undo } = await swapFiles({ dataDir, suffix, staged }, restoredSecrets.stored);
    try {
      await client.query('commit');
    } catch (error) {
      await undo();
      throw error;
    }
    await client.query('analyze');
    return { aside: [...schemas.map((name) => `schema ${name} of the database`), ...aside] };
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(`The restore failed: ${reasonOf(error)}. Nothing was changed.`, { cause: error });
  } finally {
    await rm(staged, { recursive: true, force: true });
    await client.end().catch(() => undefined);
  }
}
