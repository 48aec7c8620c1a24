import { setImmediate as nextTurn } from 'node:timers/promises';
import PQueue from 'p-queue';
import { topicsToChoose } from '../../src/content/props/search.ts';
import { ENTRY } from '../../src/search/format.ts';
import type { Copy } from '../content/copy.ts';
import type { PublishedFolder } from '../publish/published-folder.ts';
import { pathOfSearch } from '../publish/site-folder.ts';
import { Indexer } from './indexer.ts';
import type { DueFile, SearchIndex } from './search-index.ts';

interface Parts {
  copy: Copy;
  index: SearchIndex;
  folder: PublishedFolder;
}

/** Files that are published together, at most. */
const TOGETHER = 1000;

/** Publishes the index that readers search: on its own, so that no page waits for it. */
export class SearchPublisher {
  readonly #parts: Parts;
  readonly #indexer: Indexer;
  readonly #mutex = new PQueue({ concurrency: 1 });

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#indexer = new Indexer(parts.copy, parts.index);
    // What someone took away is made again.
    if (!parts.index.paths().every((path) => parts.folder.files.has(path))) this.#indexer.restart();
  }

  get copies() {
    return this.#parts.folder.copies;
  }

  /**
   * Publishes what changed since the last time: first the files that the entry names, then this, which no longer names others.
   * @returns the paths below the site's folder that changed or went.
   */
  publish(): Promise<{ changed: string[]; removed: string[] }> {
    return this.#mutex.add(() => this.#publish());
  }

  async #publish() {
    const { copy, index, folder } = this.#parts;
    await folder.begin();
    await this.#indexer.run();
    const changed: string[] = [];
    for (let due = index.due(TOGETHER); due.length > 0; due = index.due(TOGETHER))
      changed.push(...(await this.#publishFiles(due)));
    const entry = JSON.stringify(index.entry(topicsToChoose(copy.site)));
    if (folder.files.get(ENTRY)?.key !== entry) {
      await folder.stage(ENTRY, Buffer.from(entry));
      await folder.publish({ changed: [ENTRY], removed: [], keys: new Map([[ENTRY, entry]]), ms: () => null });
      changed.push(ENTRY);
    }
    // Last, so that a browser that has the entry of before finds what it names for as long as possible.
    const named = new Set([ENTRY, ...index.paths()]);
    const removed = folder.files.paths().filter((path) => !named.has(path));
    await folder.publish({ changed: [], removed, keys: new Map(), ms: () => null });
    return { changed: changed.map(pathOfSearch), removed: removed.map(pathOfSearch) };
  }

  async #publishFiles(names: readonly string[]): Promise<string[]> {
    const { index, folder } = this.#parts;
    const made: Omit<DueFile, 'content'>[] = [];
    const changed: string[] = [];
    for (const name of names) {
      await nextTurn();
      const { content, ...file } = index.make(name);
      made.push(file);
      if (file.path !== null && (await folder.stage(file.path, Buffer.from(content))) === true) changed.push(file.path);
    }
    const keys = new Map(made.flatMap(({ path, digest }) => (path === null ? [] : [[path, digest] as const])));
    await folder.publish({ changed, removed: [], keys, ms: () => null, note: () => index.settle(made) });
    return changed;
  }
}
