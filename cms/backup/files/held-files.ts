import { type FileHandle, link, mkdir, open, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing } from './is-missing.ts';
import type { FilePath } from './named-files.ts';

const FOLDERS = ['public/uploads', 'private'];

/**
 * Second names for the files of the media library, so that they can be read after an editor deletes them. Costs no space.
 * Where the disk has no such names, files are read under their own.
 */
export class HeldFiles {
  readonly #dataDir: string;
  readonly #folder: string;
  #canHold = true;

  /** @param dataDir the newsroom's data folder; a folder in it holds the names until `release`. */
  constructor(dataDir: string) {
    this.#dataDir = dataDir;
    this.#folder = join(dataDir, `.backup-${process.pid}`);
  }

  /** Holds every file that is there now. */
  async holdAll(): Promise<void> {
    for (const folder of FOLDERS) {
      const names = await readdir(join(this.#dataDir, folder)).catch(() => []);
      for (const name of names) await this.#hold(`${folder}/${name}`);
    }
  }

  async #hold(path: FilePath): Promise<void> {
    if (!this.#canHold) return;
    const held = join(this.#folder, path);
    try {
      await mkdir(dirname(held), { recursive: true, mode: 0o700 });
      await link(join(this.#dataDir, path), held);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'ENOENT' && code !== 'EEXIST') this.#canHold = false;
    }
  }

  /** Opens a file, also one that was added after the others were held; null when it isn't there. */
  async open(path: FilePath): Promise<FileHandle | null> {
    for (const folder of [this.#folder, this.#dataDir]) {
      try {
        return await open(join(folder, path));
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
    return null;
  }

  async release(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
