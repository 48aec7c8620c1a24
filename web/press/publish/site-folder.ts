import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isNamedByContent } from '../lib/cache-control.ts';
import { lockFolder } from '../lib/lock-folder.ts';
import { openPersistentMap, type PersistentMap } from '../lib/persistent-map.ts';
import { type Applied, type FailedFile, type Journal, Publication } from './publication.ts';

/** What is known of a published file. */
export interface FileRecord {
  /** That of its content; empty where that is not known. */
  key: string;
  /** When readers got it as it is now, ISO in UTC, and how many milliseconds after the change that was; null: not known. */
  at: string;
  ms: number | null;
}

/** A site's folder does not look like one of a press. */
export class NotASiteError extends Error {
  override name = 'NotASiteError';
}

/** The published site, or a part of it: its files on disk, and what is known of them. */
export interface SiteFolder {
  /** By path below the folder. */
  readonly files: ReadonlyMap<string, FileRecord>;
  /** Finishes what a crash or a full disk cut short. To be called before files are staged. */
  begin(): Promise<void>;
  /**
   * Puts a file in line for the next `publish`.
   * @param isNew whether it is known that its bytes are others than those on the site, if there are any.
   * @returns false when the site has these very bytes already, and what is wrong when no file can have this name.
   */
  stage(path: string, bytes: Buffer, isNew?: boolean | undefined): Promise<boolean | FailedFile>;
  /**
   * Replaces and removes files at once, as far as readers can tell; and notes the keys of all that were looked at.
   * @returns what was done, and the files that can't be where they should be: as if they had not changed.
   */
  publish(changes: Journal & { keys: ReadonlyMap<string, string>; ms: () => number | null }): Promise<Applied>;
  close(): void;
}

/** Where a press keeps what it needs to know of a site: beside it, on the same disk. */
export const stateDirOf = (outDir: string): string => `${outDir}.press`;

const isThere = (outDir: string, path: string) => existsSync(join(outDir, path));

function listFiles(outDir: string): string[] {
  if (!existsSync(outDir)) return [];
  return readdirSync(outDir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(outDir.length + 1));
}

const ownFiles = (outDir: string, isPart: boolean): string[] =>
  listFiles(outDir).filter((path) => isPart || !isOfBanners(path));

/** Has every file looked at again: after a publication that could not be finished, nobody knows which version each one is. */
async function compareAnew(records: PersistentMap<FileRecord>, outDir: string, isPart: boolean): Promise<void> {
  console.warn(
    `A publication to ${outDir} that was cut short can’t be finished. It was set aside, and every file is compared with what it should be.`,
  );
  const record = { key: '', at: new Date().toISOString(), ms: null };
  await records.update(Array.from(records.values.keys(), (path) => [path, null]));
  await records.update(ownFiles(outDir, isPart).map((path) => [path, record]));
}

/** Files that somebody put away are published again; those that were there before the press are its own from now on. */
async function matchWithDisk(records: PersistentMap<FileRecord>, outDir: string, isPart: boolean): Promise<void> {
  const present = new Set(ownFiles(outDir, isPart));
  const missing = [...records.values.keys()].filter((path) => !present.has(path));
  await records.update(missing.map((path) => [path, null]));
  if (records.values.size > 0 || present.size === 0) return;
  if (!isPart && !isThere(outDir, '_redirects.json')) {
    throw new NotASiteError(
      `${outDir} holds files, and no site of a press. Name another folder with --out, or empty this one: the press would remove them.`,
    );
  }
  await records.update(Array.from(present, (path) => [path, { key: '', at: '', ms: null }]));
}

/** What is published on its own, below the site's folder: banners do not wait for pages. */
const BANNERS = '_cta';
export const isOfBanners = (path: string): boolean => path.startsWith(`${BANNERS}/`);
/** In the banners' folder: which of them run now. */
export const BANNER_LIST = 'current.json';

/**
 * Opens a site's folder, but for its banners, and finishes the publication that a crash cut short.
 * @throws FolderInUseError, NotASiteError
 */
export async function openSiteFolder(outDir: string): Promise<SiteFolder> {
  const folder = stateDirOf(outDir);
  const unlock = lockFolder(folder, outDir);
  try {
    const site = await openFolder(outDir, { folder, isPart: false, isNeeded: isNamedByContent });
    return { ...site, close: unlock };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Opens the banners of a site that is open. Their list names the others, so that these must be there first. */
export const openBannerFolder = (outDir: string): Promise<FolderPart> =>
  openFolder(join(outDir, BANNERS), {
    folder: join(stateDirOf(outDir), 'banners'),
    isPart: true,
    isNeeded: (path) => path !== BANNER_LIST,
  });

/** Files of a site's folder that are published together. */
export type FolderPart = Omit<SiteFolder, 'close'>;

interface Folder {
  /** Where what is known of the files is kept. */
  folder: string;
  /** Whether it is a folder in a site, where nothing stands but what the press has put there. */
  isPart: boolean;
  isNeeded: (path: string) => boolean;
}

async function openFolder(outDir: string, { folder, isPart, isNeeded }: Folder): Promise<FolderPart> {
  const publication = new Publication(outDir, folder, isNeeded);
  const records = await openPersistentMap<FileRecord>(join(folder, 'files.jsonl'));
  const note = async (
    { changed, removed, failed }: Applied,
    keys: ReadonlyMap<string, string>,
    ms: number | null,
  ): Promise<void> => {
    const at = new Date().toISOString();
    const lost = new Set(failed.map(({ path }) => path));
    const unchanged = [...keys].filter(([path, key]) => !lost.has(path) && records.values.get(path)?.key !== key);
    await records.update([
      ...unchanged.map(([path, key]) => [path, { ...(records.values.get(path) ?? { at, ms }), key }] as const),
      ...changed.map((path) => [path, { key: keys.get(path) ?? '', at, ms }] as const),
      ...removed.map((path) => [path, null] as const),
    ]);
  };
  const begin = async () => {
    const finished = await publication.finish();
    if (!finished) return;
    if (finished === 'set-aside') return compareAnew(records, outDir, isPart);
    // Its keys are lost, so its files are looked at again.
    await note(finished, new Map(), null);
    await publication.close();
  };
  // What fails for another reason than the disk is set aside the second time.
  await begin().catch(begin);
  await matchWithDisk(records, outDir, isPart);

  return {
    files: records.values,
    begin,
    stage: (path, bytes, isNew = !records.values.has(path)) => publication.stage(path, bytes, isNew),
    async publish({ changed, removed, keys, ms }) {
      if (changed.length + removed.length === 0) {
        const applied = { changed, removed, failed: [] };
        await note(applied, keys, ms());
        return applied;
      }
      await publication.decide({ changed, removed });
      const applied = await publication.apply({ changed, removed });
      await note(applied, keys, ms());
      await publication.close();
      return applied;
    },
  };
}
