import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another press keeps this site. */
export class FolderInUseError extends Error {
  override name = 'FolderInUseError';
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Makes sure that one press at a time keeps a site.
 * @returns what gives it free.
 * @throws FolderInUseError
 */
export function lockFolder(folder: string, site: string): () => void {
  const lock = join(folder, 'pid');
  mkdirSync(folder, { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    const pid = Number(readFileSync(lock, 'utf8'));
    // In a container, a press often has the number that the one before it had.
    if (pid > 0 && pid !== process.pid && isRunning(pid)) {
      throw new FolderInUseError(
        `Another press (process ${pid}) keeps ${site} up to date. Leave it to that one, or stop it first. If it is no press, remove ${lock}.`,
        { cause: error },
      );
    }
    writeFileSync(lock, String(process.pid));
  }
  const unlock = () => rmSync(lock, { force: true });
  process.once('exit', unlock);
  return () => {
    process.off('exit', unlock);
    unlock();
  };
}
