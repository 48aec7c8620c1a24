/**
 * One piece of work at a time for each key. What comes while one is under way waits, and gives its place to what comes
 * after it.
 */
export class NewestWins {
  /** By key: what ends the wait of the one that waits, if any. */
  readonly #waiting = new Map<string, ((isTurn: boolean) => void) | null>();

  /** @returns null when newer work took its place. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T | null> {
    if (!(await this.#turn(key))) return null;
    try {
      return await work();
    } finally {
      const next = this.#waiting.get(key);
      if (next) {
        this.#waiting.set(key, null);
        next(true);
      } else this.#waiting.delete(key);
    }
  }

  #turn(key: string): Promise<boolean> | boolean {
    if (!this.#waiting.has(key)) {
      this.#waiting.set(key, null);
      return true;
    }
    this.#waiting.get(key)?.(false);
    return new Promise((resolve) => {
      this.#waiting.set(key, resolve);
    });
  }
}
