import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './other-processes.ts';

// Stops Postgres when the process that started it is gone, even after `kill -9`. Otherwise Postgres would keep running.
// Usage: node postgres-watchdog.ts <process id of Postgres>
const launcher = process.ppid;
const postgres = Number(process.argv[2]);
const POLL_MS = 500;
/** The cms is stopping, too, and may finish its work first. */
const GRACE_MS = 15_000;

function send(signal: NodeJS.Signals): void {
  try {
    process.kill(postgres, signal);
  } catch {
    // It has already ended.
  }
}

while (process.ppid === launcher) await delay(POLL_MS);
// Postgres waits for its clients to disconnect.
send('SIGTERM');
for (const deadline = Date.now() + GRACE_MS; Date.now() < deadline && isAlive(postgres); ) await delay(100);
// Now it closes their connections itself.
send('SIGINT');
