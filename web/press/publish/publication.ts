import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { copyPathsOf } from '../lib/compressed-copies.ts';
import { isAboutOneFile, isAboutTheDisk } from '../lib/file-errors.ts';
import { blockingFiles, removeEmptyFolders, removeFolder } from '../lib/folders.ts';
import { documentProblems } from '../words/document-problems.ts';

/**
 * How files of a site are replaced so that readers get the old site or the new one, whenever the process is killed.
 *
 * 1. Stage: new files are written beside the site, on the same disk.
 * 2. Decide: a journal that lists them, and the files to be removed, takes its name. From here on there is no way back.
 * 3. Apply: staged files are renamed to their places: first those that others need, then these; then what is to go goes.
 * 4. Close: the caller records what is true now, and the journal is removed.
 *
 * Killed before 2, nothing happened; killed after it, the next start applies the rest: each step of it can be repeated.
 *
 * What is done for each file is done synchronously: some hundredths of a millisecond, where Node takes ten times as long to
 * do it on another thread.
 *
 * Compressed copies are made once readers have the files: see `Copies`. The old ones are removed before their file is
 * replaced, so that a file and a copy beside it are never of two versions. They are not listed: they go with their file.
 *
 * A file that can't be written under its name holds back itself only. A journal that fails twice, for another reason than
 * the disk, is set aside: nothing may depend on it forever.
 */

const journal = z.object({
  changed: z.array(z.string()),
  removed: z.array(z.string()),
  /** For the record of what readers got. */
  why: z.string().optional(),
});

/** Files that are put in place before readers, previews and banners have their turn. */
const AT_ONCE = 20;

export type Journal = z.infer<typeof journal>;

/** A file that can't be where it should be: its path below the site's folder, and why, in a sentence. */
export interface FailedFile {
  path: string;
  message: string;
  /** Whether what it is made of is nowhere. */
  isMissing?: true;
}

/** What became of a journal: what was done, and what can't be. */
export interface Applied extends Journal {
  failed: FailedFile[];
}

const explain = (error: unknown) =>
  documentProblems.fileName({ code: error instanceof Error && 'code' in error ? error.code : error });

export class Publication {
  readonly #staged: string;
  readonly #journal: string;
  readonly #outDir: string;
  readonly #isNeeded: (path: string) => boolean;

  /**
   * @param folder for staged files and the journal, on the disk of `outDir`.
   * @param isNeeded whether other files need the one at a path, so that it must be there first.
   */
  constructor(outDir: string, folder: string, isNeeded: (path: string) => boolean) {
    this.#outDir = outDir;
    this.#isNeeded = isNeeded;
    this.#staged = join(folder, 'staged');
    this.#journal = join(folder, 'journal.json');
  }

  /**
   * Finishes what was decided before the process ended. Staged files of before are dropped.
   * @returns what was done; null when nothing was left; `set-aside` when it can't be finished: the site is then neither
   * the old nor the new one, and is to be compared file by file.
   * @throws Error when the disk doesn't let it, or the first time that anything else fails.
   */
  async finish(): Promise<Applied | 'set-aside' | null> {
    if (!existsSync(this.#journal)) {
      await rm(this.#staged, { recursive: true, force: true });
      return null;
    }
    try {
      return await this.apply(journal.parse(JSON.parse(await readFile(this.#journal, 'utf8'))));
    } catch (error) {
      if (isAboutTheDisk(error)) throw error;
      const failedBefore = `${this.#journal}.failed`;
      if (!existsSync(failedBefore)) {
        await writeFile(failedBefore, String(error));
        throw error;
      }
      // Left for operators who want to know why; the next one replaces it.
      await rename(this.#journal, `${this.#journal}.set-aside`);
      await this.close();
      return 'set-aside';
    }
  }

  /**
   * @param path below the site's folder.
   * @param isNew whether it is known that the site does not have these very bytes already.
   * @returns false when it has, and what is wrong when no file can have this name.
   * @throws Error when the disk doesn't take it.
   */
  async stage(path: string, bytes: Buffer, isNew: boolean): Promise<boolean | FailedFile> {
    try {
      if (!isNew && (await this.#isThere(path, bytes))) return false;
      this.#makeFolder(this.#staged);
      writeFileSync(this.#stagedAt(path), bytes);
      return true;
    } catch (error) {
      if (!isAboutOneFile(error)) throw error;
      return { path, message: explain(error) };
    }
  }

  async decide(changes: Journal): Promise<void> {
    const draft = `${this.#journal}.draft`;
    this.#makeFolder(dirname(draft));
    await writeFile(draft, JSON.stringify(changes));
    await rename(draft, this.#journal);
  }

  async apply({ changed, removed, why }: Journal): Promise<Applied> {
    const failed: FailedFile[] = [];
    const { needed = [], others = [] } = Object.groupBy(changed, (path) =>
      this.#isNeeded(path) ? 'needed' : 'others',
    );
    // A page may become a folder of pages, and a folder a file.
    for (const path of blockingFiles(changed, removed)) await this.#remove(path);
    for (const [index, path] of [...needed, ...others].entries()) {
      if (index % AT_ONCE === AT_ONCE - 1) await nextTurn();
      try {
        await this.#move(path);
      } catch (error) {
        if (!isAboutOneFile(error)) throw error;
        failed.push({ path, message: explain(error) });
      }
    }
    for (const path of removed) await this.#remove(path);
    const lost = new Set(failed.map(({ path }) => path));
    return { changed: changed.filter((path) => !lost.has(path)), removed, ...(why !== undefined && { why }), failed };
  }

  async close(): Promise<void> {
    await rm(this.#journal, { force: true });
    await rm(`${this.#journal}.failed`, { force: true });
    await rm(this.#staged, { recursive: true, force: true });
  }

  async #isThere(path: string, bytes: Buffer): Promise<boolean> {
    const current = await readFile(join(this.#outDir, path)).catch(() => null);
    return current?.equals(bytes) ?? false;
  }

  async #move(path: string): Promise<void> {
    const target = join(this.#outDir, path);
    // The version before staged files in folders.
    const staged = [this.#stagedAt(path), join(this.#staged, path)].find((file) => existsSync(file)) ?? '';
    this.#makeFolder(dirname(target));
    // Also where it was renamed before the process was killed: they are made again.
    for (const copy of copyPathsOf(path)) this.#removeFile(copy);
    try {
      // Else it was renamed before the process was killed.
      if (staged || !existsSync(target)) renameSync(staged, target);
    } catch (error) {
      if (!isAboutOneFile(error)) throw error;
      // Empty folders may be left of what was there before.
      await removeEmptyFolders(target);
      renameSync(staged, target);
    }
  }

  /** Where a file waits: in one folder with all others, because folders take longer to make than files. */
  #stagedAt(path: string): string {
    return join(this.#staged, createHash('sha256').update(path).digest('hex'));
  }

  #makeFolder(folder: string): void {
    if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  }

  /** What isn't a file any more is not the site's, and stays. */
  #removeFile(path: string): void {
    const file = join(this.#outDir, path);
    if (!existsSync(file)) return;
    try {
      rmSync(file, { force: true });
    } catch (error) {
      if (!isAboutOneFile(error)) throw error;
    }
  }

  /** Removes a file, and the folders that are empty without it. */
  async #remove(path: string): Promise<void> {
    for (const file of [...copyPathsOf(path), path]) this.#removeFile(file);
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      if (!(await removeFolder(join(this.#outDir, folder)))) return;
    }
  }
}
