import { isMainThread } from 'node:worker_threads';

// Preloaded into every program that `.run` starts, and imported by `npm start` and `npm test`: ends it when the process
// that started it is gone, also by `kill -9`. The system then gives it another parent.
const launcher = process.ppid;
const LOOK_MS = 500;

if (isMainThread) {
  const looking = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS);
  // It must not keep a program alive that has nothing left to do.
  looking.unref();
}
