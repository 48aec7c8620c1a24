import { isMainThread } from 'node:worker_threads';

// Preloaded into every program that `.run` starts, and imported by `npm start` and `npm test`: ends it when the process
// that started it is gone, even after `kill -9`. The system then gives it another parent.
const launcher = process.ppid;
const POLL_MS = 500;

if (isMainThread) {
  const polling = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(polling);
    process.kill(process.pid, 'SIGTERM');
  }, POLL_MS);
  // It must not keep a program alive that is done.
  polling.unref();
}
