import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What commands that are under way have in the data folder, with their process id. */
const OWN = /^\.(?:backup|restore)-(\d+)(?:\.archive)?$/;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Removes what killed commands left in a data folder: files in there may be ones that an editor deleted since. */
export async function removeLeftovers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir).catch(() => [])) {
    const pid = OWN.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(dataDir, name), { recursive: true, force: true });
  }
}
