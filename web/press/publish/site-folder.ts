import { join } from 'node:path';
import { isNamedByContent } from '../lib/cache-control.ts';
import { lockFolder } from '../lib/lock-folder.ts';
import { openRecords, PublishedFolder } from './published-folder.ts';

/** Where a press stores what it needs to know of a site: beside it, on the same disk. */
export const stateDirOf = (outDir: string): string => `${outDir}.press`;

/** What is published on its own, below the site's folder: banners do not wait for pages. */
const BANNERS = '_cta';
export const isOfBanners = (path: string): boolean => path.startsWith(`${BANNERS}/`);
/** In the banners' folder: which of them run now. */
export const BANNER_LIST = 'current.json';

/** The published site but for its banners. One press at a time has it open. */
export class SiteFolder extends PublishedFolder {
  readonly #unlock: () => void;

  constructor(unlock: () => void, ...published: ConstructorParameters<typeof PublishedFolder>) {
    super(...published);
    this.#unlock = unlock;
  }

  close(): void {
    this.#unlock();
  }
}

/**
 * Opens a site's folder, but for its banners, and finishes the publication that a crash cut short.
 * @throws FolderInUseError, NotASiteError
 */
export async function openSiteFolder(outDir: string): Promise<SiteFolder> {
  const stateDir = stateDirOf(outDir);
  const unlock = lockFolder(stateDir, outDir);
  try {
    const folder = new SiteFolder(unlock, outDir, await openRecords(stateDir), {
      stateDir,
      isNeeded: isNamedByContent,
      isOwn: (path) => !isOfBanners(path),
      proof: '_redirects.json',
    });
    await folder.recover();
    return folder;
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Opens the banners of a site that is open. Their list names the others, so that these must be there first. */
export async function openBannerFolder(outDir: string): Promise<PublishedFolder> {
  const stateDir = join(stateDirOf(outDir), 'banners');
  const folder = new PublishedFolder(join(outDir, BANNERS), await openRecords(stateDir), {
    stateDir,
    isNeeded: (path) => path !== BANNER_LIST,
    isOwn: () => true,
    proof: null,
  });
  await folder.recover();
  return folder;
}
