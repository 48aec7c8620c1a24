import { setImmediate as untilIdle } from 'node:timers/promises';
import type { AstroPrerenderer } from 'astro';
import PQueue from 'p-queue';
import { holdSnapshot, type Snapshot } from '../../src/content/site/snapshot.ts';
import { fileAt } from '../lib/file-at.ts';
import { firstOfEach, listPages, type Page, type Rendered, renderPage } from './page.ts';

/** Pages rendered at once, and until others have their turn, which a banner waits for: some hundredths of a second. */
const AT_ONCE = 10;
const IN_A_TURN = 20;

/**
 * Renders pages of any snapshot with Astro's prerenderer. Pages read the held snapshot, so work on one snapshot has a turn
 * of its own.
 */
export class Renderer {
  readonly #prerenderer: AstroPrerenderer;
  readonly #holdPathsOf: (snapshot: Snapshot) => void;
  readonly #mutex = new PQueue({ concurrency: 1 });
  #current: Snapshot | undefined;
  /** Work that `render` lets go first. */
  readonly #urgent = new Set<Promise<unknown>>();
  /** Of the pages that were listed last. */
  #routes: Page['route'][] = [];

  /** @param holdPathsOf makes the prerenderer remember the paths of a snapshot apart from those of others. */
  constructor(prerenderer: AstroPrerenderer, holdPathsOf: (snapshot: Snapshot) => void) {
    this.#prerenderer = prerenderer;
    this.#holdPathsOf = holdPathsOf;
  }

  /** Every page of a snapshot. */
  list(snapshot: Snapshot): Promise<Page[]> {
    return this.#inTurn(snapshot, () => this.#listPages());
  }

  /**
   * Renders pages of a snapshot. Other work may have its turn in between, and use another snapshot.
   * @param take is given each; while it waits for the disk, others are rendered.
   */
  async render(snapshot: Snapshot, pages: readonly Page[], take: (rendered: Rendered) => Promise<void>): Promise<void> {
    for (let from = 0; from < pages.length; from += IN_A_TURN) {
      const mine = pages.slice(from, from + IN_A_TURN);
      while (this.#urgent.size > 0) await Promise.allSettled(this.#urgent);
      const renderNext = async (): Promise<void> => {
        for (let page = mine.shift(); page; page = mine.shift()) {
          await take(await renderPage(this.#prerenderer, page));
          // Readers are served by the same process.
          await untilIdle();
        }
      };
      await this.#inTurn(snapshot, () => Promise.all(Array.from({ length: AT_ONCE }, renderNext)));
    }
  }

  /** Lets `render` wait, after the pages at hand, until the work has ended. */
  givingWay<T>(work: () => Promise<T>): Promise<T> {
    const done = work().finally(() => this.#urgent.delete(done));
    this.#urgent.add(done);
    return done;
  }

  /** Renders the page at a path of a snapshot, which need not be one that was published; null when there is none. */
  renderOne(snapshot: Snapshot, path: string): Promise<Rendered | null> {
    return this.#inTurn(snapshot, async () => {
      // Listing everything takes longer than rendering one page, and the route is known unless this is its first page:
      // then one matches that takes any path, and has no such page.
      const route = this.#routes.find(({ pattern }) => pattern.test(path));
      const rendered = route && (await this.#renderPage({ path, file: fileAt(path), key: undefined, route }));
      if (rendered && !('error' in rendered)) return rendered;
      const page = (await this.#listPages()).find((one) => one.path === path);
      return page ? this.#renderPage(page) : null;
    });
  }

  #renderPage(page: Page): Promise<Rendered> {
    return renderPage(this.#prerenderer, page);
  }

  /** The first that Astro gives for a file is the one that it would write. */
  async #listPages(): Promise<Page[]> {
    const pages = firstOfEach(await listPages(this.#prerenderer), ({ file }) => file);
    this.#routes = firstOfEach(pages, ({ route }) => route).map(({ route }) => route);
    return pages;
  }

  #inTurn<T>(snapshot: Snapshot, work: () => Promise<T>): Promise<Awaited<T>> {
    return this.#mutex.add(() => {
      this.#use(snapshot);
      return work();
    });
  }

  /** To be called within a turn: pages read the held snapshot, and Astro remembers its paths. */
  #use(snapshot: Snapshot): void {
    if (snapshot === this.#current) return;
    this.#current = snapshot;
    holdSnapshot(snapshot);
    this.#holdPathsOf(snapshot);
  }
}
