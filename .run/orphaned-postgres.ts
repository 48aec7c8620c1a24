import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { commandOf, isAlive } from './other-processes.ts';
import { HelpfulError, step } from './progress.ts';

/** As long as the watchdog of a killed launcher takes, plus some margin. */
const STOP_MS = 30_000;

/** The process that started a server, while it runs; after that, the process that adopted the server. */
function parentOf(pid: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout);
}

const launcherFile = (dataDir: string) => join(dataDir, 'launcher.pid');

/** Records that this process runs the server of a data folder. */
export const recordLauncher = (dataDir: string): void => writeFileSync(launcherFile(dataDir), `${process.pid}\n`);

/** The process that runs the server; null once it is gone. */
function launcherOf(dataDir: string, postgres: number): number | null {
  const parent = parentOf(postgres);
  const file = launcherFile(dataDir);
  // Older versions recorded nothing; an orphan is usually adopted by process 1.
  const isLauncher = existsSync(file) ? Number(readFileSync(file, 'utf8')) === parent : parent !== 1;
  return isLauncher ? parent : null;
}

/**
 * Stops the Postgres that a killed launcher left running on a data folder.
 * @throws HelpfulError when another process uses the server, or it doesn't stop.
 */
export async function stopOrphanedPostgres(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!isAlive(pid)) return;
  if (!commandOf(pid).includes(dataDir)) {
    // After a reboot another program has its process id, and Postgres would mistake that program for a server.
    rmSync(pidFile, { force: true });
    return;
  }
  const launcher = launcherOf(dataDir, pid);
  if (launcher !== null)
    throw new HelpfulError(
      `Another \`npm start\`, test or bench (process ${launcher}) is using the database in ${dataDir}. Stop it with Ctrl-C in its terminal, or run: kill ${launcher}`,
    );
  await step('Stopping the Postgres that a killed start left running', async () => {
    process.kill(pid, 'SIGINT');
    for (const deadline = Date.now() + STOP_MS; isAlive(pid); await delay(50)) {
      if (Date.now() > deadline)
        throw new HelpfulError(
          `The Postgres that a killed start left running (process ${pid}) doesn't stop. Run: kill -QUIT ${pid}. Then start again.`,
        );
    }
  });
}
