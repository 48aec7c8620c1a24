import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './other-processes.ts';

// Stops Postgres when the process that started it is gone, also by `kill -9`. Postgres itself would run on.
// Usage: node postgres-keeper.ts <process id of Postgres>
const launcher = process.ppid;
const postgres = Number(process.argv[2]);
const LOOK_MS = 500;
/** The cms stops at the same time: it may finish what it does. */
const GRACE_MS = 15_000;

function send(signal: NodeJS.Signals): void {
  try {
    process.kill(postgres, signal);
  } catch {
    // It has ended by now.
  }
}

while (process.ppid === launcher) await delay(LOOK_MS);
// Postgres waits for its clients to go.
send('SIGTERM');
for (const deadline = Date.now() + GRACE_MS; Date.now() < deadline && isAlive(postgres); ) await delay(100);
// Now it closes their connections.
send('SIGINT');
