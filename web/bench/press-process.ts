import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type PressStatus, type PublicationReport, pressStatus } from '@patient-press/shared/press-status';
import { freePort } from '../../.run/ports.ts';
import { pressProgram, root, run, untilAnswers, whileRunning } from '../../.run/processes.ts';
import type { Newsroom } from './newsroom/newsroom.ts';
import { readCpuMs } from './process-memory.ts';

/** A press in a process of its own that follows a newsroom. */
export interface PressProcess {
  url: string;
  pid: number;
  /** When it was started, and milliseconds from then until it said that it is healthy. */
  startedAt: number;
  healthyMs: number;
  status(): Promise<PressStatus>;
  /** The publication that it reports first after a moment, once nothing waits any more. */
  untilReported(isIt: (report: PublicationReport) => boolean): Promise<PublicationReport>;
  /** Resolves once it does nothing that no one waits for, such as compressed copies. */
  untilIdle(): Promise<void>;
  stop(): Promise<void>;
}

const web = resolve(import.meta.dirname, '..');
const PATIENCE_MS = 3_600_000;

/** Processor time in a second, in milliseconds, of a press that does nothing but ask for changes. */
const IDLE_MS = 60;

/** What `npm start` and the image give to every process. */
const asStarted = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_TRIM_THRESHOLD_: '1048576',
  MALLOC_MMAP_THRESHOLD_: '1048576',
  MIMALLOC_PURGE_DELAY: '0',
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node-compile-cache'),
};

/** Runs `press run` on a folder, and waits until it is healthy. @throws HelpfulError with its log when it ends before. */
export async function startPress(newsroom: Newsroom, outDir: string): Promise<PressProcess> {
  const port = await freePort();
  const env = { ...newsroom.env, ...asStarted, SITE_PORT: String(port), PRESS_TOKEN: newsroom.pressToken };
  const startedAt = Date.now();
  const running = run([...pressProgram, 'run', '--out', outDir], { name: 'the press', cwd: web, env });
  const url = `http://127.0.0.1:${port}`;
  await whileRunning(newsroom.needed, untilAnswers(`${url}/healthz`, running, 'The press'));
  const healthyMs = Date.now() - startedAt;
  const pid = running.process.pid ?? 0;

  const status = async () => {
    const headers = { authorization: `Bearer ${newsroom.pressToken}` };
    return pressStatus.parse(await (await fetch(`${url}/_press/status`, { headers })).json());
  };
  return {
    url,
    pid,
    startedAt,
    healthyMs,
    status,
    async untilReported(isIt) {
      const begun = performance.now();
      for (;;) {
        const { publications, queue, failure } = await status();
        const report = publications.find(isIt);
        if (report && queue === 0) return report;
        if (performance.now() - begun > PATIENCE_MS) {
          throw new Error(`The press did not publish within an hour. ${failure ?? ''}\n${running.log()}`);
        }
        await delay(20);
      }
    },
    async untilIdle() {
      for (let before = 0, now = readCpuMs(pid); now - before > IDLE_MS; ) {
        await delay(1000);
        [before, now] = [now, readCpuMs(pid)];
      }
    },
    stop: running.stop,
  };
}
