import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, isAlive } from './other-processes.ts';
import { HelpfulError } from './progress.ts';

/**
 * Notes that this process runs a newsroom from a data folder, until the process ends.
 * @returns whether the one before was killed, so that what it had started may still be stopping.
 * @throws HelpfulError when another `npm start` runs from the folder, or it cannot be written.
 */
export function claimDataFolder(dataDir: string): { wasKilled: boolean } {
  const file = join(dataDir, 'npm-start.pid');
  const before = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  // The number may have gone to another program since.
  if (before && before !== process.pid && isAlive(before) && commandOf(before).includes('start.ts'))
    throw new HelpfulError(
      `Another \`npm start\` (process ${before}) already runs from ${dataDir}. Use that one; or stop it with Ctrl-C in its terminal, or: kill ${before}`,
    );
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${process.pid}\n`);
  } catch (error) {
    throw new HelpfulError(
      `The data folder ${dataDir} cannot be written: ${error instanceof Error ? error.message : error}. Give yourself the right to write there, free some disk space, or choose another folder: DATA_DIR=… npm start`,
      { cause: error },
    );
  }
  process.once('exit', () => rmSync(file, { force: true }));
  return { wasKilled: before !== 0 };
}
