import { setTimeout as delay } from 'node:timers/promises';

interface BackoffOptions {
  /** Milliseconds after the first failure; twice as many after each further one. */
  firstMs: number;
  longestMs: number;
  /** The part of each wait that is random, from 0 to 1: so that many who wait don't all come back at once. */
  jitter?: number;
  /** Ends the wait, and every later one, when it aborts. */
  signal: AbortSignal;
}

/** How long to wait before the next attempt: longer after each failure in a row. */
export class Backoff {
  readonly #options: BackoffOptions;
  #failures = 0;
  #skip = new AbortController();

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  /** To be called after a failure. Resolves when the next attempt is due, `cutShort` was called, or the signal aborted. */
  async wait(): Promise<void> {
    const { firstMs, longestMs, jitter = 0, signal } = this.#options;
    const ms = Math.min(longestMs, firstMs * 2 ** this.#failures);
    this.#failures += 1;
    this.#skip = new AbortController();
    const ended = AbortSignal.any([signal, this.#skip.signal]);
    await delay(ms * (1 - jitter * Math.random()), undefined, { signal: ended }).catch(() => undefined);
  }

  /** Ends the present wait. The next is as long as if it had not been cut short. */
  cutShort(): void {
    this.#skip.abort();
  }

  /** To be called after a success. */
  reset(): void {
    this.#failures = 0;
  }
}
