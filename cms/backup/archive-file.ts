import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Writable } from 'node:stream';
import { BackupError, reasonOf } from './backup-error.ts';
import { formatBytes } from './report.ts';

const NAME = /^patient-press-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.tar\.gz(\.age)?$/;
const DRAFT = /^\.patient-press-.*\.part$/;
/** No backup takes longer: a draft that is older was left by one that was killed. */
const DRAFT_MS = 2 * 24 * 3_600_000;

/** `patient-press-2026-11-27T20-15-03Z.tar.gz`, with `.age` when it is encrypted. Sorted by name, the newest is last. */
export const archiveName = (takenAt: Date, { encrypted }: { encrypted: boolean }): string =>
  `patient-press-${takenAt.toISOString().slice(0, 19).replaceAll(':', '-')}Z.tar.gz${encrypted ? '.age' : ''}`;

/** Where an archive goes. */
export interface Target {
  stream: Writable;
  /** Gives it its name. @returns where it is, and how large; null for a stream that someone else stores. */
  publish(): Promise<{ file: string; bytes: number } | null>;
  /** Removes what was written of it. */
  discard(): Promise<void>;
}

/** Standard output, for a shell that stores it. */
const toStdout: Target = {
  stream: process.stdout,
  publish: async () => null,
  discard: async () => undefined,
};

const isFolder = async (path: string) => (await stat(path).catch(() => null))?.isDirectory() === true;

/** @param to a folder, a file, or `-` for standard output. @param name of the file in a folder. */
export async function resolveTarget(to: string, name: string): Promise<string | null> {
  if (to === '-') return null;
  return to.endsWith(sep) || to.endsWith('/') || (await isFolder(to)) || !/\.(gz|age|tar)$/.test(to)
    ? join(resolve(to), name)
    : resolve(to);
}

/**
 * Opens a file beside its place, which only its owner may read; `publish` gives it its name.
 * @param needed bytes that it may become.
 * @throws BackupError when it exists, can't be created, or the disk has too little space.
 */
export async function openTarget(file: string | null, needed: number): Promise<Target> {
  if (file === null) return toStdout;
  const folder = dirname(file);
  const draft = join(folder, `.${basename(file)}.${process.pid}.part`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await requireSpace(folder, needed);
    if ((await stat(file).catch(() => null)) !== null)
      throw new BackupError(`${file} exists already. Choose another name.`);
    const handle = await open(draft, 'wx', 0o600);
    await handle.close();
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(`Can’t write to ${folder}: ${reasonOf(error)}. Choose another folder: --to=…`, {
      cause: error,
    });
  }
  return {
    stream: createWriteStream(draft, { mode: 0o600, flush: true }),
    async publish() {
      await rename(draft, file);
      return { file, bytes: (await stat(file)).size };
    },
    discard: () => rm(draft, { force: true }),
  };
}

/** @throws BackupError when the disk of a folder has less space than that. */
export async function requireSpace(folder: string, needed: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free < needed)
    throw new BackupError(
      `There is too little space in ${folder}: ${formatBytes(free)} are free, and up to ${formatBytes(needed)} are needed. Free some, or choose another folder.`,
    );
}

/** Deletes all but the newest archives of a folder, and what killed backups left. @returns the names of what it deleted. */
export async function deleteOlder(folder: string, keep: number): Promise<string[]> {
  const names = await readdir(folder);
  const archives = names.filter((name) => NAME.test(name)).sort();
  const drafts: string[] = [];
  for (const name of names.filter((one) => DRAFT.test(one))) {
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > DRAFT_MS) drafts.push(name);
  }
  const old = [...archives.slice(0, Math.max(archives.length - keep, 0)), ...drafts];
  for (const name of old) await rm(join(folder, name), { force: true });
  return old;
}
