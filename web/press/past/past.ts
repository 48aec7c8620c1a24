import { existsSync, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import PQueue from 'p-queue';
import { isMissing } from '../lib/file-errors.ts';
import { log } from '../lib/log.ts';
import { pastErrors, pastReasons } from '../words/past.ts';
import { addPublication, storeBytes } from './add-publication.ts';
import { type Head, readHead } from './chain.ts';
import { inTransaction } from './database.ts';
import { type OpenRecord, openRecord } from './open-record.ts';
import { prune } from './prune.ts';
import { type Taken, takeFile } from './taken.ts';
import { noteTimeZone } from './time-zone.ts';

/** What became of a publication, as it is recorded. Paths are below the site’s folder. */
export interface Recorded {
  changed: readonly string[];
  removed: readonly string[];
  why: string;
  /** When readers had it, ISO in UTC. */
  at: string;
}

/** Files that are read and compressed before readers have their turn, and that are stored in one transaction. */
const AT_ONCE = 10;
const IN_ONE = 200;
const DAY_MS = 86_400_000;

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const statIfThere = (file: string): Promise<Stats | null> =>
  stat(file).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });

function* inPieces<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += IN_ONE) yield items.slice(start, start + IN_ONE);
}

/**
 * The record of what readers got. Nothing here throws: a site is published whether or not it can be recorded. What could
 * not be is reported, and added once it can be, by comparing what the record last said with what is on disk.
 */
export class Past {
  readonly #dir: string;
  readonly #outDir: string;
  readonly #years: number;
  readonly #mutex = new PQueue({ concurrency: 1 });
  #open: OpenRecord | null = null;
  #failure: string | null = null;
  /** Whether something on disk may not be in the record: so it is after each start. */
  #isDue = true;
  #isClosing = false;
  #isClosed = false;
  #catchingUp: Promise<void> | null = null;
  #prunedAt = Number.NEGATIVE_INFINITY;

  /** @param years how long the bytes of what was replaced are stored. */
  constructor({ dir, outDir, years }: { dir: string; outDir: string; years: number }) {
    this.#dir = dir;
    this.#outDir = outDir;
    this.#years = years;
  }

  /** Why the record lacks something, and what to do; null when it doesn’t. */
  failure(): string | null {
    return this.#failure;
  }

  /** The newest entry; null: there is none, or it can't be read. */
  head(): Head | null {
    try {
      return this.#open && readHead(this.#open.database);
    } catch {
      return null;
    }
  }

  /** Adds a publication. It reads the files on disk, which must not be replaced meanwhile. */
  record({ changed, removed, why, at }: Recorded): Promise<void> {
    return this.#try(async (open) => {
      const taken = await this.#take(open, changed);
      inTransaction(open.database, () => addPublication(open, { at, why, changed: taken, removed }));
    });
  }

  /**
   * Adds what is on disk and not in the record, if that may be: at the first start, the whole site. Publications go on, and
   * are recorded, meanwhile. Then removes bytes that are too old.
   * @param paths all files of the site, asked for when they are needed.
   * @param timeZone the newsroom’s, for times that are asked about on the command line.
   */
  catchUp(paths: () => ReadonlySet<string>, timeZone: string): Promise<void> {
    this.#catchingUp ??= this.#catchUp(paths, timeZone).finally(() => {
      this.#catchingUp = null;
    });
    return this.#catchingUp;
  }

  async #catchUp(paths: () => ReadonlySet<string>, timeZone: string): Promise<void> {
    if (this.#isDue) await this.#compare(paths());
    await this.#try(async ({ database }) => noteTimeZone(database, timeZone));
    if (this.#isDue || this.#isClosing || Date.now() - this.#prunedAt < DAY_MS) return;
    const cutoff = new Date();
    cutoff.setUTCMonth(cutoff.getUTCMonth() - Math.round(this.#years * 12));
    const isMore = () => this.#try(async ({ database, versions }) => prune(database, versions, cutoff.toISOString()));
    while (!this.#isClosing && (await isMore()));
    this.#prunedAt = Date.now();
  }

  /** Finishes what is under way; a comparison is broken off, and done after the next start. */
  async close(): Promise<void> {
    this.#isClosing = true;
    await this.#catchingUp;
    await this.#mutex.onIdle();
    this.#isClosed = true;
    this.#open?.database.close();
    this.#open = null;
  }

  /** One at a time. @returns what the work does; undefined when it failed, which is noted. */
  #try<T>(work: (open: OpenRecord) => Promise<T>): Promise<T | undefined> {
    return this.#mutex.add(async () => {
      if (this.#isClosed) return undefined;
      try {
        this.#open ??= openRecord(this.#dir);
        return await work(this.#open);
      } catch (error) {
        this.#isDue = true;
        this.#note(pastErrors.notRecorded({ dir: this.#dir, why: messageOf(error) }));
        return undefined;
      }
    });
  }

  #note(failure: string | null): void {
    if (failure === this.#failure) return;
    this.#failure = failure;
    if (failure) log.warn(failure);
    else log.info(pastReasons.recordedAgain);
  }

  /** Prepares files. The bytes of many are stored before the entry that names them, so that memory holds few. */
  async #take(open: OpenRecord, paths: readonly string[]): Promise<Taken[]> {
    const all: Taken[] = [];
    for (const piece of inPieces(paths)) {
      const taken: Taken[] = [];
      for (const [index, path] of piece.entries()) {
        if (index % AT_ONCE === AT_ONCE - 1) await nextTurn();
        const one = await takeFile(open, this.#outDir, path);
        if (one) taken.push(one);
      }
      if (paths.length <= IN_ONE) return taken;
      inTransaction(open.database, () => storeBytes(open.versions, taken));
      for (const one of taken) all.push({ ...one, stored: null });
    }
    return all;
  }

  async #compare(paths: ReadonlySet<string>): Promise<void> {
    // Whatever fails from here on sets it again.
    this.#isDue = false;
    const found: Taken[] = [];
    const seen = new Map<string, number | null>();
    for (const piece of inPieces([...paths])) {
      if (this.#isClosing) this.#isDue = true;
      if (this.#isDue) return;
      await this.#try(async (open) => {
        const differing = await this.#findDiffering(open, piece);
        for (const [path, version] of differing) seen.set(path, version);
        const taken = await this.#take(open, [...differing.keys()]);
        inTransaction(open.database, () => storeBytes(open.versions, taken));
        for (const one of taken) found.push({ ...one, stored: null });
      });
    }
    await this.#try(async (open) => this.#addFound(open, found, { paths, seen }));
    if (!this.#isDue) this.#note(null);
  }

  /** Of these paths, those whose file is not the one that the record names, with the version that it does name. */
  async #findDiffering({ paths: known }: OpenRecord, paths: readonly string[]): Promise<Map<string, number | null>> {
    const differing = new Map<string, number | null>();
    for (const path of paths) {
      const last = known.find(path);
      const file = await statIfThere(join(this.#outDir, path));
      if (!file || (last && file.size === last.size && file.mtimeMs === last.modified)) continue;
      differing.set(path, last?.version ?? null);
    }
    return differing;
  }

  #addFound(
    open: OpenRecord,
    found: readonly Taken[],
    { paths, seen }: { paths: ReadonlySet<string>; seen: ReadonlyMap<string, number | null> },
  ): void {
    const { database } = open;
    inTransaction(database, () => {
      const known = database.prepare('select path from paths where version is not null').all() as { path: string }[]; // our own writing
      const removed = known
        .map(({ path }) => path)
        .filter((path) => !paths.has(path) && !existsSync(join(this.#outDir, path)));
      // A publication that was recorded meanwhile is newer than what was found.
      const changed = found.filter(({ path }) => (open.paths.find(path)?.version ?? null) === seen.get(path));
      const why = readHead(database) ? pastReasons.found : pastReasons.first;
      addPublication(open, { at: new Date().toISOString(), why, changed, removed });
    });
  }
}
