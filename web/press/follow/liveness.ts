import { failureWords } from '../words/failures.ts';

/** Longer than the feed's longest answer takes. */
const SILENCE_MS = 4500;

/** Whether the cms answers. A question about documents may take it a while: meanwhile it counts as silent from then on. */
export class Liveness {
  /** By a monotonic clock. */
  #answeredMs = performance.now();
  #answeredAt: string | null = null;
  /** Since when documents are being asked for. */
  #askedMs: number | null = null;

  /** Notes that the feed answered. @returns when, as `performance.now()`. */
  answered(): number {
    this.#answeredMs = performance.now();
    this.#answeredAt = new Date().toISOString();
    return this.#answeredMs;
  }

  /** When the feed answered last, ISO in UTC; null: never. */
  get answeredAt(): string | null {
    return this.#answeredAt;
  }

  async whileAsking(ask: () => Promise<void>): Promise<void> {
    this.#askedMs = performance.now();
    await ask().finally(() => {
      this.#askedMs = null;
    });
  }

  /** Says in a sentence for how long the cms has been silent; null when it answers. */
  silence(): string | null {
    const since = Math.min(this.#answeredMs, this.#askedMs ?? Number.POSITIVE_INFINITY);
    const seconds = Math.round((performance.now() - since) / 1000);
    return seconds * 1000 > SILENCE_MS ? failureWords.silence({ seconds }) : null;
  }
}
