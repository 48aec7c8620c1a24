import { join } from 'node:path';
import { takePidFile } from '@patient-press/shared/pid-file';

/** Another press writes this site. */
export class FolderInUseError extends Error {
  override name = 'FolderInUseError';
}

/**
 * Makes sure that one press at a time writes a site.
 * @param folder where the press keeps what it knows of the site.
 * @returns what releases it.
 * @throws FolderInUseError
 */
export function lockFolder(folder: string, site: string): () => void {
  const file = join(folder, 'pid');
  const taken = takePidFile(file);
  if ('release' in taken) return taken.release;
  throw new FolderInUseError(
    `Another press (process ${taken.heldBy}) keeps ${site} up to date. Use that one, or stop it first. If that process is something else, delete ${file}.`,
  );
}
