import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { takePidFile } from '@patient-press/shared/pid-file';

const file = resolve(import.meta.dirname, '../.astro/building');
const ASK_EVERY_MS = 100;

/**
 * Waits until no other build of this checkout is under way: Astro bundles every build of a folder into the same folders
 * below it, so two at a time would take each other's files away.
 * @returns what lets the next build begin.
 */
export async function lockBuild(): Promise<() => void> {
  for (;;) {
    const taken = takePidFile(file);
    if ('release' in taken) return taken.release;
    await delay(ASK_EVERY_MS);
  }
}
