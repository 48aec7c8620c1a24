import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const lock = resolve(import.meta.dirname, '../.astro/building');

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function take(): boolean {
  mkdirSync(dirname(lock), { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return false;
  }
}

/** Left behind by a build that was killed. */
function dropIfAbandoned(): void {
  const pid = Number(existsSync(lock) && readFileSync(lock, 'utf8'));
  // Between making the file and writing into it, a builder has no number yet.
  if (pid > 0 && !isRunning(pid)) rmSync(lock, { force: true });
}

/**
 * Waits until no other build of this checkout is under way: Astro bundles every build of a folder into the same
 * `.astro/.prerender`, so two at a time would take each other's files away.
 * @returns what lets the next build begin.
 */
export async function lockBuild(): Promise<() => void> {
  while (!take()) {
    dropIfAbandoned();
    await delay(100);
  }
  const unlock = () => rmSync(lock, { force: true });
  process.once('exit', unlock);
  return () => {
    process.off('exit', unlock);
    unlock();
  };
}
