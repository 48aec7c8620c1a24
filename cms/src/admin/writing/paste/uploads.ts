import { flushSync } from 'react-dom';

/** The pictures of the open form that are on their way to the media library. */
class Uploads {
  #left = 0;
  #placed = new Set<() => void>();
  #waiting: (() => void)[] = [];

  get left(): number {
    return this.#left;
  }

  begin(count: number): void {
    this.#left += count;
  }

  /** One is in its place, or failed. After the last, the form gets the text, and those who wait go on. */
  end(): void {
    this.#left -= 1;
    if (this.#left > 0) return;
    // Drawn at once: who waits saves what the form has then.
    flushSync(() => {
      for (const send of this.#placed) send();
    });
    for (const goOn of this.#waiting.splice(0)) goOn();
  }

  /** @returns when nothing is on its way. */
  async settled(): Promise<void> {
    if (this.#left > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Calls what sends a field's text to the form, before those go on who wait. @returns what ends it. */
  onPlaced(send: () => void): () => void {
    this.#placed.add(send);
    return () => {
      this.#placed.delete(send);
    };
  }
}

export const uploads = new Uploads();
