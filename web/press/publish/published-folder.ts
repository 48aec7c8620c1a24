import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { copyPathsOf, isCompressedCopy } from '../lib/compressed-copies.ts';
import { log } from '../lib/log.ts';
import { openPersistentMap, type PersistentMap } from '../lib/persistent-map.ts';
import { addCopies } from './add-copies.ts';
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

interface Options {
  /** Where records, staged files and the journal are stored, on the disk of the published files. */
  stateDir: string;
  /** Whether other files need the one at a path, so that it must be there first. */
  isNeeded: (path: string) => boolean;
  /** Whether a file in the folder is published together with these; others are left alone. */
  isOwn: (path: string) => boolean;
  /** A file that shows a folder without records to be a press's; null: it always is. */
  proof: string | null;
}

/** What is to be published: paths below the folder, and what to note about them. */
export interface Changes extends Journal {
  /** The keys of all files that were looked at, changed or not. */
  keys: ReadonlyMap<string, string>;
  /** How long ago the change was, asked for when readers have it; null: there was none. */
  ms: () => number | null;
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
}

/**
 * A folder whose files are replaced together: the files on disk, and what is known of them. To publish is to `begin`,
 * `stage` each file that may differ, and `publish`.
 */
export class PublishedFolder {
  readonly #outDir: string;
  readonly #options: Options;
  readonly #records: PersistentMap<FileRecord>;
  readonly #publication: Publication;

  /** Use `openRecords`, then `recover` before anything else. */
  constructor(outDir: string, records: PersistentMap<FileRecord>, options: Options) {
    this.#outDir = outDir;
    this.#options = options;
    this.#records = records;
    this.#publication = new Publication(outDir, options.stateDir, options.isNeeded);
  }

  /** What is known of the files, by path below the folder. */
  get files(): ReadonlyMap<string, FileRecord> {
    return this.#records.values;
  }

  /**
   * Finishes the publication that a crash cut short, and matches what is known with the files on disk.
   * @throws NotASiteError when the folder holds files that are not a press's, Error when the disk doesn't let it.
   */
  async recover(): Promise<void> {
    // What fails for another reason than the disk is set aside the second time.
    await this.begin().catch(() => this.begin());
    await this.#matchWithDisk();
  }

  /** Finishes what a crash or a full disk cut short. To be called before files are staged. */
  async begin(): Promise<void> {
    const finished = await this.#publication.finish();
    if (!finished) return;
    if (finished === 'set-aside') return this.#forgetVersions();
    // Its keys are lost, so its files are looked at again.
    await this.#note(finished, new Map(), null);
    await this.#publication.close();
    await this.#addCopies(finished.changed);
  }

  /**
   * Puts a file in line for the next `publish`.
   * @param path below the folder.
   * @param isNew whether it is known that its bytes are others than those on disk, if there are any.
   * @returns false when these very bytes are there already, and what is wrong when no file can have this name.
   */
  stage(path: string, bytes: Buffer, isNew = !this.files.has(path)): Promise<boolean | FailedFile> {
    return this.#publication.stage(path, bytes, isNew);
  }

  /**
   * Replaces and removes files at once, as far as readers can see; and records the keys of all that were looked at. Then
   * adds compressed copies, for which no reader has to wait.
   * @returns what was done, and the files that can't be where they should be: as if they had not changed.
   */
  async publish({ changed, removed, keys, ms }: Changes): Promise<Applied> {
    if (changed.length + removed.length === 0) {
      const nothing = { changed, removed, failed: [] };
      await this.#note(nothing, keys, ms());
      return nothing;
    }
    await this.#publication.decide({ changed, removed });
    const applied = await this.#publication.apply({ changed, removed });
    await this.#note(applied, keys, ms());
    await this.#publication.close();
    await this.#addCopies(applied.changed);
    return applied;
  }

  async #note({ changed, removed, failed }: Applied, keys: ReadonlyMap<string, string>, ms: number | null) {
    const at = new Date().toISOString();
    const lost = new Set(failed.map(({ path }) => path));
    const unchanged = [...keys].filter(([path, key]) => !lost.has(path) && this.files.get(path)?.key !== key);
    await this.#records.update([
      ...unchanged.map(([path, key]) => [path, { ...(this.files.get(path) ?? { at, ms }), key }] as const),
      ...changed.map((path) => [path, { key: keys.get(path) ?? '', at, ms }] as const),
      ...removed.map((path) => [path, null] as const),
    ]);
  }

  #addCopies(paths: readonly string[]): Promise<void> {
    return addCopies(this.#outDir, paths, join(this.#options.stateDir, 'copies'));
  }

  #ownFiles(): { files: string[]; copies: string[] } {
    const own = listFiles(this.#outDir).filter(this.#options.isOwn);
    const { copies = [], files = [] } = Object.groupBy(own, (path) => (isCompressedCopy(path) ? 'copies' : 'files'));
    return { files, copies };
  }

  /** After a publication that could not be finished, no one knows which version each file is. */
  async #forgetVersions(): Promise<void> {
    log.warn(
      `A publication to ${this.#outDir} that was cut short can’t be finished. It was set aside, and every file is compared with what it should be.`,
    );
    const record = { key: '', at: new Date().toISOString(), ms: null };
    const { files, copies } = this.#ownFiles();
    // Nor of which version a copy is.
    for (const path of copies) await rm(join(this.#outDir, path), { force: true });
    await this.#records.update(Array.from(this.files.keys(), (path) => [path, null]));
    await this.#records.update(files.map((path) => [path, record]));
  }

  /** Files that someone removed are published again; those that were there before the press are its own from now on. */
  async #matchWithDisk(): Promise<void> {
    const { files, copies } = this.#ownFiles();
    const present = new Set(files);
    const missing = [...this.files.keys()].filter((path) => !present.has(path));
    await this.#records.update(missing.map((path) => [path, null]));
    const known = new Set(copies);
    await this.#addCopies([...this.files.keys()].filter((path) => !copyPathsOf(path).every((copy) => known.has(copy))));
    if (this.files.size > 0 || present.size === 0) return;
    const { proof } = this.#options;
    if (proof !== null && !present.has(proof)) {
      throw new NotASiteError(
        `${this.#outDir} holds files, and no site of a press. Name another folder with --out, or empty this one: the press would remove them.`,
      );
    }
    await this.#records.update(Array.from(present, (path) => [path, { key: '', at: '', ms: null }]));
  }
}

/** What is known of a folder's files, as the last publication left it. */
export const openRecords = (stateDir: string): Promise<PersistentMap<FileRecord>> =>
  openPersistentMap<FileRecord>(join(stateDir, 'files.jsonl'));
