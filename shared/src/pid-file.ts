import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Milliseconds that a process may take from making its file to writing its number into it. */
const WRITING_MS = 1000;

/** Files that this process holds. */
const held = new Set<string>();

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

/** Whether a process runs, of whichever user. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @returns whether the file is this process's now. */
function take(file: string): boolean {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @returns the process that holds a file, 0 when it has not written its number yet; null when none does any longer. */
function holderOf(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    if (!(pid > 0)) return Date.now() - statSync(file).mtimeMs < WRITING_MS ? 0 : null;
    // In a container, a process often has the number that the one before it had.
    const isHeld = pid === process.pid ? held.has(file) : isRunning(pid);
    return isHeld ? pid : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Takes away the file of a process that was killed. Of several that try at once, one succeeds. */
function clear(file: string): void {
  const mine = `${file}.${process.pid}`;
  try {
    renameSync(file, mine);
    // Another was quicker, and has taken the file already.
    if (holderOf(mine) !== null) renameSync(mine, file);
    else rmSync(mine, { force: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/**
 * Takes a file that one process at a time holds. That of a process which was killed is free at once.
 * @returns what releases it, as the end of the process does, too; or the process that holds it.
 * @throws Error when the file can't be read or written.
 */
export function takePidFile(file: string): { release: () => void } | { heldBy: number } {
  if (!take(file)) {
    const pid = holderOf(file);
    if (pid !== null) return { heldBy: pid };
    clear(file);
    if (!take(file)) return { heldBy: holderOf(file) ?? 0 };
  }
  held.add(file);
  const remove = () => rmSync(file, { force: true });
  process.once('exit', remove);
  return {
    release() {
      process.off('exit', remove);
      held.delete(file);
      remove();
    },
  };
}
