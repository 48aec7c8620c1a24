import { Worker } from 'node:worker_threads';
import { renderWords } from '../words/render.ts';
import type { Answer, AskedPage, WorkerData } from './messages.ts';

/** What a thread may take before it is ended. */
export interface ThreadLimits {
  /** For one batch: most pages take a millisecond. */
  stuckMs: number;
  /** For what a thread holds: an article of a thousand blocks needs a tenth. */
  megabytes: number;
}

/** A thread that renders pages, some at a time. When anything goes wrong with it, it has ended. */
export class RenderThread {
  readonly #worker: Worker;
  /** What waits for the thread's next message. */
  #waiting: PromiseWithResolvers<Answer> | undefined;
  readonly #ready: Promise<Answer>;
  readonly #stuckMs: number;
  #failure: Error | undefined;

  /** @param entry the bundle's module that exports Astro's app. */
  constructor(entry: string, { stuckMs, megabytes }: ThreadLimits) {
    const data: WorkerData = { entry };
    this.#stuckMs = stuckMs;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 16 },
    });
    this.#worker.on('message', (message: Answer) => this.#waiting?.resolve(message));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#fail(new Error(renderWords.ended)));
    this.#ready = this.#nextMessage();
    // What renders with it gets the reason.
    this.#ready.catch(() => undefined);
  }

  /** Whether it can't render any more. */
  get hasEnded(): boolean {
    return this.#failure !== undefined;
  }

  /** Resolves when it has loaded the bundle. @throws Error when it can't. */
  async ready(): Promise<void> {
    await this.#ready;
  }

  /** @throws Error when the thread crashed, was out of memory or stuck: one of the pages did it, and the thread has ended. */
  async render(pages: readonly AskedPage[]): Promise<Answer> {
    await this.#ready;
    const answer = this.#nextMessage();
    const isStuck = () => this.#fail(new Error(renderWords.stuck({ seconds: this.#stuckMs / 1000 })));
    const timer = setTimeout(isStuck, this.#stuckMs);
    this.#worker.postMessage(pages);
    return answer.finally(() => clearTimeout(timer));
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #nextMessage(): Promise<Answer> {
    const waiting = Promise.withResolvers<Answer>();
    if (this.#failure) waiting.reject(this.#failure);
    this.#waiting = waiting;
    return waiting.promise;
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#waiting?.reject(error);
    void this.#worker.terminate();
  }
}
