import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { copyPathsOf, isCompressedCopy } from '../lib/compressed-copies.ts';
import { log } from '../lib/log.ts';
import type { FileRecords } from '../store/file-records.ts';
import { Copies } from './copies.ts';
import { type Applied, type FailedFile, type Journal, Publication } from './publication.ts';

/** A site's folder does not look like one of a press. */
export class NotASiteError extends Error {
  override name = 'NotASiteError';
}

export interface FolderOptions {
  /** Where records, staged files and the journal are stored, on the disk of the published files. */
  stateDir: string;
  /** Whether other files need the one at a path, so that it must be there first. */
  isNeeded: (path: string) => boolean;
  /** Whether a file in the folder is published together with these; others are left alone. */
  isOwn: (path: string) => boolean;
  /** Is given what readers got, before anything else replaces it. Whatever becomes of that, it doesn't throw. */
  record?: (published: RecordedFiles) => Promise<unknown>;
  /** A file that shows a folder without records to be a press's; null: it always is. */
  proof: string | null;
}

/** What readers got and no longer get: paths below the folder, why, and since when, ISO in UTC. */
export interface RecordedFiles {
  changed: readonly string[];
  removed: readonly string[];
  why: string;
  at: string;
}

/** What is to be published: paths below the folder, and what to note about them. */
export interface Changes extends Journal {
  /** The keys of all files that were looked at, changed or not. */
  keys: ReadonlyMap<string, string>;
  /** How long ago the change was, asked for when readers have it; null: there was none. */
  ms: () => number | null;
  /** Notes whatever else is true now, together with the keys. It is given the files that can't be where they should be. */
  note?: (failed: ReadonlySet<string>) => void;
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
  readonly #options: FolderOptions;
  readonly files: FileRecords;
  /** Compressed copies of the files. */
  readonly copies: Copies;
  readonly #publication: Publication;
  /** What replaces files, and what puts copies beside them. */
  readonly #turn = new PQueue({ concurrency: 1 });

  /** To be followed by `recover`, before anything else. @param files what is known of the files, by path below the folder. */
  constructor(outDir: string, files: FileRecords, options: FolderOptions) {
    this.#outDir = outDir;
    this.#options = options;
    this.files = files;
    this.#publication = new Publication(outDir, options.stateDir, options.isNeeded);
    this.copies = new Copies({
      outDir,
      draftDir: join(options.stateDir, 'copies'),
      inTurn: (work) => this.#turn.add(work),
    });
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
    const finished = await this.#turn.add(() => this.#publication.finish());
    if (!finished) return;
    if (finished === 'set-aside') return this.#forgetVersions();
    // Its keys are lost, so its files are looked at again.
    this.#note(finished, new Map(), null);
    await this.#record(finished);
    await this.#publication.close();
    this.copies.add(finished.changed);
  }

  /**
   * Puts a file in line for the next `publish`.
   * @param path below the folder.
   * @param isNew whether it is known that its bytes are others than those on disk, if there are any.
   * @returns false when these very bytes are there already, and what is wrong when no file can have this name.
   */
  async stage(path: string, bytes: Buffer, isNew = !this.files.has(path)): Promise<boolean | FailedFile> {
    const staged = await this.#publication.stage(path, bytes, isNew);
    // Someone may have taken its copies away.
    if (staged === false) this.copies.add([path]);
    return staged;
  }

  /**
   * Replaces and removes files at once, as far as readers can see; and records the keys of all that were looked at. Compressed
   * copies come later: no reader has to wait for them.
   * @returns what was done, and the files that can't be where they should be: as if they had not changed.
   */
  async publish({ changed, removed, why, keys, ms, note }: Changes): Promise<Applied> {
    if (changed.length + removed.length === 0) {
      const nothing = { changed, removed, failed: [] };
      this.#note(nothing, keys, ms(), note);
      return nothing;
    }
    const journal = { changed, removed, ...(why !== undefined && { why }) };
    await this.#publication.decide(journal);
    const applied = await this.#turn.add(() => this.#publication.apply(journal));
    this.#note(applied, keys, ms(), note);
    await this.#record(applied);
    await this.#publication.close();
    this.copies.add(applied.changed);
    return applied;
  }

  #note(
    { changed, removed, failed }: Applied,
    keys: ReadonlyMap<string, string>,
    ms: number | null,
    note: Changes['note'] = () => undefined,
  ): void {
    const at = new Date().toISOString();
    const lost = new Set(failed.map(({ path }) => path));
    const unchanged = [...keys].filter(([path, key]) => !lost.has(path) && this.files.get(path)?.key !== key);
    const changes = [
      ...unchanged.map(([path, key]) => [path, { ...(this.files.get(path) ?? { at, ms }), key }] as const),
      ...changed.map((path) => [path, { key: keys.get(path) ?? '', at, ms }] as const),
      ...removed.map((path) => [path, null] as const),
    ];
    this.files.update(changes, () => note(lost));
  }

  /** While the journal is there: after a crash in between, it is done again, and nothing is recorded twice. */
  async #record({ changed, removed, why = '' }: Journal): Promise<void> {
    await this.#options.record?.({ changed, removed, why, at: new Date().toISOString() });
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
    const removed = this.files.paths().filter((path) => !files.includes(path));
    this.files.update(this.files.paths().map((path) => [path, null]));
    await this.#record({ changed: files, removed });
    this.files.update(files.map((path) => [path, record]));
  }

  /** Files that someone removed are published again; those that were there before the press are its own from now on. */
  async #matchWithDisk(): Promise<void> {
    const { files, copies } = this.#ownFiles();
    const present = new Set(files);
    const missing = this.files.paths().filter((path) => !present.has(path));
    this.files.update(missing.map((path) => [path, null]));
    const known = new Set(copies);
    this.copies.add(this.files.paths().filter((path) => !copyPathsOf(path).every((copy) => known.has(copy))));
    if (this.files.size > 0 || present.size === 0) return;
    const { proof } = this.#options;
    if (proof !== null && !present.has(proof)) {
      throw new NotASiteError(
        `${this.#outDir} holds files, and no site of a press. Name another folder with --out, or empty this one: the press would remove them.`,
      );
    }
    this.files.update(Array.from(present, (path) => [path, { key: '', at: '', ms: null }]));
  }
}
