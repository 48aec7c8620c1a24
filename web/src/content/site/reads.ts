/**
 * Notes what is read while something is made, so that a change finds what was made from it. What can be read has a name, a
 * fact: `people/x` is a person's entry, `topic/x [3]` the items of a list at some places.
 */
export class Reads {
  #noted: Set<string> | null = null;

  note(fact: string): void {
    this.#noted?.add(fact);
  }

  /** As `record`, but what it is made for has not read it. */
  recordApart<T>(make: () => T): { made: T; facts: ReadonlySet<string> } {
    const outer = this.#noted;
    this.#noted = null;
    try {
      return this.record(make);
    } finally {
      this.#noted = outer;
    }
  }

  /** @returns what was made, and every fact that was read in making it. */
  record<T>(make: () => T): { made: T; facts: ReadonlySet<string> } {
    const outer = this.#noted;
    const facts = new Set<string>();
    this.#noted = facts;
    try {
      return { made: make(), facts };
    } finally {
      this.#noted = outer;
      // What is made for something else was read for it, too.
      for (const fact of facts) outer?.add(fact);
    }
  }
}
