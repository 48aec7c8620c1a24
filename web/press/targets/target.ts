/** A place beside the disk that the site is copied to, after each publication. */
export interface Target {
  /** For people: `s3://bucket/prefix`. */
  readonly name: string;
  /** Compares everything with what was copied before, and copies what differs, in the background. */
  start(): void;
  /**
   * Takes over what a publication changed: paths below the site's folder, such as `articles/x/index.html`. Returns at
   * once; what fails is tried again until it works.
   */
  copy(changed: readonly string[], removed: readonly string[]): void;
  /** How many files are still to be copied or removed, and what keeps them, in a sentence that says what to do. */
  state(): { pending: number; failure: string | null };
  /** Finishes the requests under way, and begins no more. What is left is done after the next start. */
  stop(): Promise<void>;
}
