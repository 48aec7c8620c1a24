import pMap from 'p-map';
import { Backoff } from '../lib/backoff.ts';
import { isCompressedCopy } from '../lib/compressed-copies.ts';
import { type FileQueue, FileQueues } from './file-queues.ts';
import { listPaths } from './object-file.ts';
import { type MirrorOptions, openReconcile, type Reconcile } from './reconcile.ts';
import { readRedirectLocations, redirectList } from './redirect-locations.ts';
import type { Target } from './target.ts';

const REQUESTS_AT_ONCE = 8;
const STOP_WITHIN_MS = 5000;
const RETRY = { firstMs: 1000, longestMs: 30_000, jitter: 0.5 };

/** In the map of what was copied: whose it is. No file is named so. */
export const OWNER = '';

/**
 * Also what the press's and other hosts' servers read, and drafts of files that are just being written. A bucket sends
 * everyone the same bytes, so it has no use for compressed copies: the CDN in front of it compresses.
 */
const isLeftOut = (path: string) =>
  path === OWNER || /^_(redirects|headers|gone)(\.json|\.caddy)?$|\.draft$/.test(path) || isCompressedCopy(path);

/** What is done next: the files of a queue, or what must be known before. */
type Step = 'redirects' | 'comparison' | FileQueue;

/**
 * Makes a bucket agree with a folder, file by file. What decides is always what is in the folder when a file is taken out
 * of its queue, so that publications may follow each other faster than the bucket takes them.
 */
export class Mirror implements Target {
  readonly name: string;
  readonly #options: MirrorOptions;
  readonly #reconcile: Reconcile;
  readonly #queues = new FileQueues();
  readonly #stopping = new AbortController();
  readonly #backoff = new Backoff({ ...RETRY, signal: this.#stopping.signal });
  /** Where the bucket's website sends those who ask for a file, by its path. */
  #redirects: ReadonlyMap<string, string> = new Map();
  #areRedirectsOld = true;
  #mustCompare = false;
  #failure: { step: Step; message: string } | null = null;
  #running: Promise<void> | null = null;

  constructor(name: string, options: MirrorOptions) {
    this.name = name;
    this.#options = options;
    this.#reconcile = openReconcile(options);
  }

  start(): void {
    this.#mustCompare = true;
    this.#wake();
  }

  copy(changed: readonly string[], removed: readonly string[]): void {
    for (const path of changed) this.#enqueue(path);
    for (const path of removed) this.#enqueue(path, true);
    if (changed.includes(redirectList) || removed.includes(redirectList)) this.#areRedirectsOld = true;
    this.#wake();
  }

  state(): ReturnType<Target['state']> {
    return { pending: this.#queues.size + Number(this.#mustCompare), failure: this.#failure?.message ?? null };
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const { bucket } = this.#options;
    const limit = setTimeout(() => bucket.close(), STOP_WITHIN_MS);
    await this.#running;
    clearTimeout(limit);
    bucket.close();
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  #enqueue(path: string, isRemoval = false): void {
    if (!isLeftOut(path)) this.#queues.add(path, isRemoval);
  }

  /** Begins to work, unless it does already. */
  #wake(): void {
    if (this.#isStopping || !this.#nextStep()) return;
    if (this.#failure?.step === this.#queues.removals) this.#backoff.cutShort();
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      // What came while it was ending.
      this.#wake();
    });
  }

  async #run(): Promise<void> {
    this.#backoff.reset();
    for (let step = this.#nextStep(); step && !this.#isStopping; step = this.#nextStep()) {
      try {
        await this.#take(step);
        this.#succeeded(step);
        this.#backoff.reset();
      } catch (error) {
        if (this.#isStopping) return;
        this.#failure = { step, message: this.#options.bucket.explain(error) };
        // A bucket that refuses to remove must not hold up what is published.
        if (step === this.#queues.removals && this.#nextStep() !== step) continue;
        await this.#backoff.wait();
      }
    }
    if (!this.#isStopping) this.#failure = null;
  }

  #succeeded(step: Step): void {
    if (this.#failure?.step === step) this.#failure = null;
  }

  #nextStep(): Step | undefined {
    if (this.#areRedirectsOld) return 'redirects';
    return this.#mustCompare ? 'comparison' : this.#queues.first();
  }

  #take(step: Step): Promise<void> {
    if (step === 'redirects') return this.#readRedirects();
    return step === 'comparison' ? this.#compare() : this.#work(step);
  }

  async #readRedirects(): Promise<void> {
    // What changes while it is read is read again.
    this.#areRedirectsOld = false;
    const found = await readRedirectLocations(this.#options.dir).catch((error: unknown) => {
      this.#areRedirectsOld = true;
      throw error;
    });
    for (const path of new Set([...this.#redirects.keys(), ...found.keys()]))
      if (this.#redirects.get(path) !== found.get(path)) this.#enqueue(path);
    this.#redirects = found;
  }

  async #compare(): Promise<void> {
    const { dir, copied } = this.#options;
    const found = new Set<string>();
    for await (const path of listPaths(dir)) found.add(path);
    for (const path of found) this.#enqueue(path);
    for (const path of copied.values.keys()) if (!found.has(path)) this.#enqueue(path, true);
    this.#mustCompare = false;
  }

  /** Works on one queue until it is empty, or an earlier one is not. After a failure, ends what is under way. */
  async #work(queue: FileQueue): Promise<void> {
    let failure: { error: unknown } | undefined;
    const take = () => (this.#isStopping || this.#areRedirectsOld || failure ? undefined : this.#queues.take(queue));
    const paths = function* () {
      for (let path = take(); path !== undefined; path = take()) yield path;
    };
    const handle = async (path: string) => {
      try {
        await this.#handle(path, queue);
        this.#queues.done(path, queue, true);
        this.#succeeded(queue);
      } catch (error) {
        this.#queues.done(path, queue, false);
        failure ??= { error };
      }
    };
    await pMap(paths(), handle, { concurrency: REQUESTS_AT_ONCE });
    if (failure) throw failure.error;
  }

  async #handle(path: string, queue: FileQueue): Promise<void> {
    const isDone = await this.#reconcile(path, {
      redirect: this.#redirects.get(path),
      mayRemove: queue === this.#queues.removals,
    });
    // It vanished meanwhile. It comes again among those that are removed.
    if (!isDone) this.#enqueue(path, true);
  }
}
