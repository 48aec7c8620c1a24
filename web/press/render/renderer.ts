import pMap from 'p-map';
import PQueue from 'p-queue';
import type { AskedPage } from './messages.ts';
import { NOT_FOUND_PATH, type Page, type Rendered } from './page.ts';
import { RenderThread, type ThreadLimits } from './render-thread.ts';

/** Pages that a thread is given at a time: what is urgent waits for as many, some hundredths of a second. */
export const BATCH = 20;

/** With as many pages, a second thread pays for its start, where a core is idle. */
const SECOND_THREAD_FROM = 200;

const URGENT = 1;

const LIMITS: ThreadLimits = { stuckMs: 20_000, megabytes: 256 };

const toAsked = ({ path, props }: Page): AskedPage => ({
  path,
  props,
  status: path === NOT_FOUND_PATH ? 404 : 200,
});

/** Renders pages with the site's bundle, in threads of their own. */
export class Renderer {
  readonly #entry: string;
  readonly #limits: ThreadLimits;
  readonly #queue = new PQueue({ concurrency: 1 });
  /** Threads that wait for pages. */
  #idle: RenderThread[];

  /** @param entry the bundle's module that exports Astro's app. */
  constructor(entry: string, limits = LIMITS) {
    this.#entry = entry;
    this.#limits = limits;
    // It starts while what it will render is still read.
    this.#idle = [new RenderThread(entry, limits)];
  }

  /** Resolves when it can render. @throws Error when the bundle can't be loaded. */
  async ready(): Promise<void> {
    await this.#idle[0]?.ready();
  }

  /**
   * Renders pages. What is urgent goes first, in between.
   * @param batches of at most `BATCH` pages each, asked for as they are rendered.
   * @param count about how many pages there are.
   * @param take is given what became of each batch, in any order; meanwhile, others are rendered.
   */
  async render<P extends { page: Page }>(
    batches: AsyncIterable<P[]>,
    count: number,
    take: (rendered: (P & { result: Rendered })[]) => Promise<void>,
  ): Promise<void> {
    const threads = count < SECOND_THREAD_FROM ? 1 : 2;
    this.#queue.concurrency = threads;
    const renderAndTake = async (batch: P[]) => {
      const results = await this.#render(
        batch.map(({ page }) => page),
        0,
      );
      await take(batch.flatMap((one, index) => (results[index] ? [{ ...one, result: results[index] }] : [])));
    };
    try {
      // As many batches again wait, so that no thread does.
      await pMap(batches, renderAndTake, { concurrency: 2 * threads });
    } finally {
      this.#queue.concurrency = 1;
      for (const thread of this.#idle.splice(1)) await thread.end();
    }
  }

  /** Renders one page, which need not be one that was published, ahead of all that `render` was given. */
  async renderNow(page: Page): Promise<Rendered> {
    const [rendered] = await this.#render([page], URGENT);
    return rendered ?? { error: new Error('Nothing was rendered.') };
  }

  async close(): Promise<void> {
    this.#queue.clear();
    for (const thread of this.#idle.splice(0)) await thread.end();
  }

  #render(pages: readonly Page[], priority: number): Promise<Rendered[]> {
    return this.#queue.add(() => this.#renderOrIsolate(pages), { priority });
  }

  /** Of pages that a thread did not survive, each gets one of its own: then it's known which one did it. */
  async #renderOrIsolate(pages: readonly Page[]): Promise<Rendered[]> {
    try {
      return await this.#tryToRender(pages);
    } catch (error) {
      const [page, ...others] = pages;
      if (!page || others.length === 0) return pages.map(() => ({ error }));
      const rendered: Rendered[] = [];
      for (const one of pages) rendered.push(...(await this.#renderOrIsolate([one])));
      return rendered;
    }
  }

  async #tryToRender(pages: readonly Page[]): Promise<Rendered[]> {
    const waiting = this.#idle.pop();
    const thread = waiting && !waiting.hasEnded ? waiting : new RenderThread(this.#entry, this.#limits);
    const answer = await thread.render(pages.map(toAsked));
    this.#idle.push(thread);
    return answer.map((one) => ('bytes' in one ? { bytes: Buffer.from(one.bytes.buffer) } : { error: one.error }));
  }
}
