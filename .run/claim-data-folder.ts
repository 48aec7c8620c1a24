import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, isAlive } from './other-processes.ts';
import { HelpfulError } from './progress.ts';

/**
 * Records, until this process ends, that it runs a newsroom from a data folder.
 * @returns whether the previous one was killed, in which case what it started may still be stopping.
 * @throws HelpfulError when another `npm start` runs from the folder, or the folder isn't writable.
 */
export function claimDataFolder(dataDir: string): { wasKilled: boolean } {
  const file = join(dataDir, 'npm-start.pid');
  const previous = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  // By now another program may have its process id.
  if (previous && previous !== process.pid && isAlive(previous) && commandOf(previous).includes('start.ts'))
    throw new HelpfulError(
      `Another \`npm start\` (process ${previous}) is already running from ${dataDir}. Use that one, or stop it with Ctrl-C in its terminal, or run: kill ${previous}`,
    );
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${process.pid}\n`);
  } catch (error) {
    throw new HelpfulError(
      `Can't write to the data folder ${dataDir}: ${error instanceof Error ? error.message : error}. Give yourself permission to write there, free some disk space, or choose another folder: DATA_DIR=… npm start`,
      { cause: error },
    );
  }
  process.once('exit', () => rmSync(file, { force: true }));
  return { wasKilled: previous !== 0 };
}
