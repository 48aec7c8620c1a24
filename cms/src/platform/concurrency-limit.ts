/** So many run or wait that one more is refused. */
export class TooManyWaitingError extends Error {
  override name = 'TooManyWaitingError';
}

/**
 * Runs only so many tasks at once; so many more wait, in order, and the others are refused. Each process counts its own: it is
 * its event loop and its memory that are protected.
 */
export class ConcurrencyLimit {
  readonly #limits: { atOnce: number; waiting: number };
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limits: { atOnce: number; waiting: number }) {
    this.#limits = limits;
  }

  /** @throws TooManyWaitingError, and what the task throws. */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    await this.#enter();
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    if (this.#running < this.#limits.atOnce) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= this.#limits.waiting)
      throw new TooManyWaitingError(`${this.#limits.waiting} tasks are waiting already. Try again in a moment.`);
    await new Promise<void>((start) => {
      this.#waiting.push(start);
    });
  }

  /** Who waits takes the place of who leaves: the number of those that run stays the same. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
