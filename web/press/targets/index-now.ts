import { setTimeout as delay } from 'node:timers/promises';
import { Backoff } from '../lib/backoff.ts';
import { indexNowWords } from '../words/index-now.ts';

/** The protocol's limit for one request: https://www.indexnow.org/documentation. */
const MOST = 10_000;
const TIMEOUT_MS = 10_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

interface IndexNowOptions {
  /** Where addresses are submitted. */
  endpoint: string;
  key: string;
  /** The site's origin, without a slash at its end. */
  siteUrl: string;
  log: (message: string) => void;
  /** Milliseconds before the first new attempt, and at most. */
  retry?: { firstMs: number; longestMs: number };
}

/** What an endpoint answered; `pauseMs` is how long it asks to be left alone. */
type Answer = { kind: 'taken' } | { kind: 'refused'; status: number } | { kind: 'later'; why: string; pauseMs: number };

function pauseOf(answer: Response): number {
  const seconds = Number(answer.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds * 1000), LONGEST_PAUSE_MS) : 0;
}

/**
 * Names changed addresses to search engines, in the background. Too many requests, errors of the server, and a network that
 * fails are tried again; what is refused is logged, and dropped. What waits when the press ends is dropped too: the sitemaps
 * have it.
 */
export class IndexNow {
  readonly #options: IndexNowOptions;
  readonly #stopping = new AbortController();
  readonly #backoff: Backoff;
  readonly #waiting = new Set<string>();
  #running: Promise<void> | null = null;

  constructor(options: IndexNowOptions) {
    this.#options = options;
    const retry = options.retry ?? { firstMs: 5000, longestMs: LONGEST_PAUSE_MS };
    this.#backoff = new Backoff({ ...retry, signal: this.#stopping.signal });
  }

  /** Returns at once. @param paths of pages, decoded: new ones, changed ones, and those that are gone. */
  submit(paths: readonly string[]): void {
    for (const path of paths) this.#waiting.add(path);
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  }

  /** Ends the request under way. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (this.#waiting.size > 0 && !signal.aborted) {
      const paths = [...this.#waiting].slice(0, MOST);
      // What changes again while it is sent is sent again.
      for (const path of paths) this.#waiting.delete(path);
      const answer = await this.#send(paths);
      if (signal.aborted) return;
      await this.#take(answer, paths);
    }
  }

  async #take(answer: Answer, paths: readonly string[]): Promise<void> {
    const { log } = this.#options;
    const count = paths.length;
    if (answer.kind === 'taken') return this.#backoff.reset();
    if (answer.kind === 'refused') return log(indexNowWords.refused({ status: answer.status, count }));
    for (const path of paths) this.#waiting.add(path);
    log(indexNowWords.later({ why: answer.why, count: this.#waiting.size }));
    await delay(answer.pauseMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    await this.#backoff.wait();
  }

  async #send(paths: readonly string[]): Promise<Answer> {
    const { endpoint, key, siteUrl } = this.#options;
    const body = JSON.stringify({
      host: new URL(siteUrl).host,
      key,
      keyLocation: `${siteUrl}/${key}.txt`,
      urlList: paths.map((path) => siteUrl + encodeURI(path)),
    });
    const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    try {
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      const answer = await fetch(endpoint, { method: 'POST', headers, body, signal });
      await answer.body?.cancel();
      const { status } = answer;
      if (status === 429 || status >= 500) return { kind: 'later', why: String(status), pauseMs: pauseOf(answer) };
      return answer.ok ? { kind: 'taken' } : { kind: 'refused', status };
    } catch (error) {
      return { kind: 'later', why: error instanceof Error ? error.message : String(error), pauseMs: 0 };
    }
  }
}
