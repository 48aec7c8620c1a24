import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type PressStatus, type PublicationReport, pressStatus } from '@patient-press/shared/press-status';
import { freePort } from '../../.run/ports.ts';
import { run, untilAnswers, whileRunning } from '../../.run/processes.ts';
import type { Newsroom } from './newsroom/newsroom.ts';

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
  stop(): Promise<void>;
}

const web = resolve(import.meta.dirname, '..');
const PATIENCE_MS = 900_000;

/** Runs `press run` on a folder, and waits until it is healthy. @throws HelpfulError with its log when it ends before. */
export async function startPress(newsroom: Newsroom, outDir: string): Promise<PressProcess> {
  const port = await freePort();
  const env = { ...newsroom.env, SITE_PORT: String(port), PRESS_TOKEN: newsroom.pressToken };
  const startedAt = Date.now();
  const running = run([join(web, 'press/cli.ts'), 'run', '--out', outDir], { name: 'the press', cwd: web, env });
  const url = `http://127.0.0.1:${port}`;
  await whileRunning(newsroom.needed, untilAnswers(`${url}/healthz`, running, 'The press'));
  const healthyMs = Date.now() - startedAt;

  const status = async () => {
    const headers = { authorization: `Bearer ${newsroom.pressToken}` };
    return pressStatus.parse(await (await fetch(`${url}/_press/status`, { headers })).json());
  };
  return {
    url,
    pid: running.process.pid ?? 0,
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
          throw new Error(`The press did not publish within a quarter of an hour. ${failure ?? ''}\n${running.log()}`);
        }
        await delay(20);
      }
    },
    stop: running.stop,
  };
}
