import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/**
 * How files of a site are replaced so that readers get the old site or the new one, whenever the process is killed.
 *
 * 1. Stage: new files are written beside the site, on the same disk.
 * 2. Decide: a journal that lists them, and the files to be removed, takes its name. From here on there is no way back.
 * 3. Apply: staged files are renamed to their places: first those that others need, then these; then what is to go goes.
 * 4. Close: whoever asked notes what is true now, and the journal is removed.
 *
 * Killed before 2, nothing happened; killed after it, the next start applies the rest: each step of it can be repeated.
 */

const journal = z.object({ changed: z.array(z.string()), removed: z.array(z.string()) });

const AT_ONCE = 16;

/** Does something to each, some at a time; after a failure, ends what is under way and begins no more. */
async function eachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const workNext = async (): Promise<void> => {
    try {
      for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
    } catch (error) {
      left.length = 0;
      throw error;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, workNext));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

export type Journal = z.infer<typeof journal>;

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

  /** What was decided and not closed before the process ended; null when nothing was. Staged files of before are dropped. */
  async unfinished(): Promise<Journal | null> {
    if (existsSync(this.#journal)) return journal.parse(JSON.parse(await readFile(this.#journal, 'utf8')));
    await rm(this.#staged, { recursive: true, force: true });
    return null;
  }

  /**
   * @param path below the site's folder.
   * @param isNew whether it is known that the site does not have these very bytes already.
   * @returns false when it has.
   */
  async stage(path: string, bytes: Buffer, isNew: boolean): Promise<boolean> {
    const standing = isNew ? null : await readFile(join(this.#outDir, path)).catch(() => null);
    if (standing?.equals(bytes)) return false;
    const file = join(this.#staged, path);
    await this.#makeFolder(dirname(file));
    await writeFile(file, bytes);
    return true;
  }

  async decide(changes: Journal): Promise<void> {
    const draft = `${this.#journal}.draft`;
    await mkdir(dirname(draft), { recursive: true });
    await writeFile(draft, JSON.stringify(changes));
    await rename(draft, this.#journal);
  }

  async apply({ changed, removed }: Journal): Promise<void> {
    const { needed = [], others = [] } = Object.groupBy(changed, (path) =>
      this.#isNeeded(path) ? 'needed' : 'others',
    );
    await eachAtOnce(needed, (path) => this.#move(path));
    await eachAtOnce(others, (path) => this.#move(path));
    for (const path of removed) {
      await rm(join(this.#outDir, path), { force: true });
      await this.#removeEmpty(dirname(path));
    }
  }

  async close(): Promise<void> {
    await rm(this.#journal, { force: true });
    await rm(this.#staged, { recursive: true, force: true });
  }

  async #move(path: string): Promise<void> {
    const target = join(this.#outDir, path);
    await this.#makeFolder(dirname(target));
    await rename(join(this.#staged, path), target).catch((error: NodeJS.ErrnoException) => {
      // Renamed before the process was killed.
      if (error.code !== 'ENOENT' || !existsSync(target)) throw error;
    });
  }

  async #makeFolder(folder: string): Promise<void> {
    if (!existsSync(folder)) await mkdir(folder, { recursive: true });
  }

  async #removeEmpty(folder: string): Promise<void> {
    if (folder === '.') return;
    const isRemoved = await rmdir(join(this.#outDir, folder)).then(
      () => true,
      () => false,
    );
    if (isRemoved) await this.#removeEmpty(dirname(folder));
  }
}
