import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { isNamedByContent } from '../lib/cache-control.ts';
import { lockFolder } from '../lib/lock-folder.ts';
import { openDatabase } from '../store/database.ts';
import { FileRecords } from '../store/file-records.ts';
import { type FolderOptions, PublishedFolder, type RecordedFiles } from './published-folder.ts';

/** Where a press stores what it needs to know of a site: beside it, on the same disk. */
export const stateDirOf = (outDir: string): string => `${outDir}.press`;

/** What is published on its own, below the site's folder: banners do not wait for pages. */
const BANNERS = '_cta';
export const isOfBanners = (path: string): boolean => path.startsWith(`${BANNERS}/`);
/** What readers search is published after the pages that they find: they don't wait for it. */
const SEARCH = '_search';
const isOfSearch = (path: string): boolean => path.startsWith(`${SEARCH}/`);
export const pathOfSearch = (path: string): string => `${SEARCH}/${path}`;
/** What the files of the site, but for its banners, are called in the store. */
export const SITE = 'site';

/** In the banners' folder: which of them run now. */
export const BANNER_LIST = 'current.json';

/** A path in the banners' folder, as one below the site's. */
export const pathOfBanner = (path: string): string => `${BANNERS}/${path}`;

/** Is given what readers got. Paths are below the site's folder. */
type Recorder = (published: RecordedFiles) => Promise<unknown>;

const doNothing: Recorder = async () => undefined;

/** The published site but for its banners. One press at a time has it open. */
export class SiteFolder extends PublishedFolder {
  /** What the press knows of the site, and of the newsroom. */
  readonly store: DatabaseSync;
  readonly #unlock: () => void;

  constructor(store: DatabaseSync, unlock: () => void, outDir: string, options: FolderOptions) {
    super(outDir, new FileRecords(store, SITE), options);
    this.store = store;
    this.#unlock = unlock;
  }

  async close(): Promise<void> {
    await this.copies.close();
    this.store.close();
    this.#unlock();
  }
}

/** What an older press stored, as lines of JSON. */
const outdated = ['documents.jsonl', 'problems.jsonl', 'state.jsonl', 'files.jsonl', 'banners/files.jsonl'];

function openStore(stateDir: string): DatabaseSync {
  for (const file of outdated) rmSync(join(stateDir, file), { force: true });
  return openDatabase(join(stateDir, 'press.sqlite'));
}

/**
 * Opens a site's folder, but for its banners, and finishes the publication that a crash cut short.
 * @throws FolderInUseError, NotASiteError
 */
export async function openSiteFolder(outDir: string, record: Recorder = doNothing): Promise<SiteFolder> {
  const stateDir = stateDirOf(outDir);
  const unlock = lockFolder(stateDir, outDir);
  let store: DatabaseSync | undefined;
  try {
    store = openStore(stateDir);
    const folder = new SiteFolder(store, unlock, outDir, {
      stateDir,
      isNeeded: isNamedByContent,
      isOwn: (path) => !isOfBanners(path) && !isOfSearch(path),
      record,
      proof: '_redirects.json',
    });
    await folder.recover();
    return folder;
  } catch (error) {
    store?.close();
    unlock();
    throw error;
  }
}

/** Opens the banners of a site that is open. Their list names the others, so that these must be there first. */
export async function openBannerFolder(
  outDir: string,
  { store }: SiteFolder,
  record: Recorder = doNothing,
): Promise<PublishedFolder> {
  const stateDir = join(stateDirOf(outDir), 'banners');
  const folder = new PublishedFolder(join(outDir, BANNERS), new FileRecords(store, BANNERS), {
    stateDir,
    isNeeded: (path) => path !== BANNER_LIST,
    isOwn: () => true,
    record: ({ changed, removed, ...rest }) =>
      record({ changed: changed.map(pathOfBanner), removed: removed.map(pathOfBanner), ...rest }),
    proof: null,
  });
  await folder.recover();
  return folder;
}

/** Opens the index that readers search. Its entry names the other files, so that these must be there first. */
export async function openSearchFolder(outDir: string, store: DatabaseSync): Promise<PublishedFolder> {
  const folder = new PublishedFolder(join(outDir, SEARCH), new FileRecords(store, SEARCH), {
    stateDir: join(stateDirOf(outDir), 'search'),
    isNeeded: (path) => isNamedByContent(pathOfSearch(path)),
    isOwn: () => true,
    proof: null,
  });
  await folder.recover();
  return folder;
}
