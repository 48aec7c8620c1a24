import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { areCopiesCurrent, compress, isCompressible, versionOf } from '../lib/compressed-copies.ts';
import { isAboutOneFile, isMissing } from '../lib/file-errors.ts';
import { log } from '../lib/log.ts';

/** Files between which what is more urgent has its turn. */
const AT_ONCE = 10;

interface Parts {
  /** Whose files these are. */
  outDir: string;
  /** For copies that have no place yet, on the same disk. */
  draftDir: string;
  /** Does something while files are not replaced. */
  inTurn: (work: () => Promise<void>) => Promise<void>;
}

/**
 * Puts compressed copies beside files that have none of their version yet, one file after the other, the newest first. Whatever
 * prevents it costs readers the smaller copy only: it is reported, and tried again at the next start.
 */
export class Copies {
  readonly #parts: Parts;
  readonly #queue = new PQueue({ concurrency: 1 });
  #count = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @param paths below the folder; what has no copies is left out. */
  add(paths: readonly string[]): void {
    const left = paths.filter(isCompressible);
    for (let first = 0; first < left.length; first += AT_ONCE) {
      const some = left.slice(first, first + AT_ONCE);
      this.#count += 1;
      void this.#queue.add(() => this.#makeAll(some), { priority: this.#count });
    }
  }

  /** Begins no more files, so that other work has the processor. */
  pause(): void {
    this.#queue.pause();
  }

  resume(): void {
    this.#queue.start();
  }

  /** Resolves when there is nothing left to be done. */
  async idle(): Promise<void> {
    await this.#queue.onIdle();
  }

  /** Finishes what is under way. The rest is left for the next start. */
  async close(): Promise<void> {
    this.#queue.clear();
    await this.#queue.onPendingZero();
  }

  async #makeAll(paths: readonly string[]): Promise<void> {
    const { outDir, draftDir } = this.#parts;
    try {
      await mkdir(draftDir, { recursive: true });
      for (const path of paths) await this.#make(join(outDir, path));
    } catch (error) {
      this.#queue.clear();
      log.warn(`Compressed copies in ${outDir} couldn’t be made, so readers get some files as they are:`, error);
    } finally {
      await rm(draftDir, { recursive: true, force: true });
    }
  }

  async #make(file: string): Promise<void> {
    try {
      if (await areCopiesCurrent(file)) return;
      const { mtime } = await stat(file);
      const drafts: { draft: string; path: string }[] = [];
      for (const { path, bytes } of await compress(file, await readFile(file))) {
        const draft = join(this.#parts.draftDir, randomUUID());
        await writeFile(draft, bytes);
        // What shows that it is of this version of its file.
        await utimes(draft, mtime, mtime);
        drafts.push({ draft, path });
      }
      await this.#parts.inTurn(async () => {
        // When it was replaced meanwhile, its next version is in line, too.
        const isCurrent = versionOf(await stat(file)) === versionOf({ mtime });
        for (const { draft, path } of drafts) await (isCurrent ? rename(draft, path) : rm(draft));
      });
    } catch (error) {
      // It was taken away, or something else has the name of its copy.
      if (!isMissing(error) && !isAboutOneFile(error)) throw error;
    }
  }
}
