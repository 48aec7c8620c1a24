import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopAll } from '../../../.run/processes.ts';
import { type Newsrooms, openNewsrooms } from './newsroom.ts';

/**
 * Lets a bench use newsrooms and a folder of its own. Whatever becomes of it, Ctrl-C included, everything that was started
 * is stopped and the folder is removed.
 */
export async function withNewsrooms<T>(use: (newsrooms: Newsrooms, folder: string) => Promise<T>): Promise<T> {
  const folder = join(tmpdir(), `patient-press-bench-${process.pid}`);
  const newsrooms = await openNewsrooms();
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
