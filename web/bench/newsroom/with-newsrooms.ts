import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopAll } from '../../../.run/processes.ts';
import { type Newsroom, type Newsrooms, openNewsrooms } from './newsroom.ts';

/**
 * Lets a bench use newsrooms and a folder of its own. Whatever becomes of it, Ctrl-C included, everything that was started
 * is stopped and the folder is removed.
 * @param dataDir where databases are, if not where benches keep them.
 */
export async function withNewsrooms<T>(
  use: (newsrooms: Newsrooms, folder: string) => Promise<T>,
  dataDir?: string,
): Promise<T> {
  const folder = join(tmpdir(), `patient-press-bench-${process.pid}`);
  const newsrooms = await openNewsrooms(dataDir);
  const tidyUp = () => rmSync(folder, { recursive: true, force: true });
  const onSignal = () => void stopAll().then(() => process.exit(130));
  process.once('exit', tidyUp);
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  try {
    return await use(newsrooms, folder);
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    await newsrooms.close();
    process.off('exit', tidyUp);
    tidyUp();
  }
}

/** Measures newsrooms of several sizes, one after the other, each with a folder for what comes of it. */
export const measureNewsrooms = <T>(
  sizes: readonly number[],
  measure: (newsroom: Newsroom, folder: string) => Promise<T>,
): Promise<T[]> =>
  withNewsrooms(async (newsrooms, folder) => {
    const results: T[] = [];
    for (const articles of sizes) {
      const newsroom = await newsrooms.open(articles, { scratch: true });
      results.push(await measure(newsroom, join(folder, String(articles))));
      await newsroom.stop();
    }
    return results;
  });
