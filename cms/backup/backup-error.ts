/** Backup or restore can't go on. The message says what happened, and what to do. */
export class BackupError extends Error {
  override name = 'BackupError';
}

/** What went wrong, in the words of the code that noticed. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
