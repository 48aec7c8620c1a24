import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { MemoryLimit } from './limit.ts';
import type { Place } from './newsroom-life.ts';

/** `npm start` of a checkout, as an operator runs it. */
export interface Launched {
  pid: number;
  output(): string;
  /** The step that it printed last. */
  step(): string;
  isReady(): boolean;
  hasEnded(): boolean;
  /** Ends it as Ctrl-C does, and waits until it has. */
  stop(): Promise<void>;
}

const FIRST_STEP = 'Fetching Node and packages';

const own = (options: { dataDir: string; reports: string; place: Place }): NodeJS.ProcessEnv => ({
  CMS_PORT: new URL(options.place.cmsUrl).port,
  SITE_PORT: new URL(options.place.siteUrl).port,
  SITE_URL: options.place.siteUrl,
  POSTGRES_PORT: '',
  MAILBOX_PORT: '',
  DATABASE_URL: '',
  SMTP_URL: '',
  DATA_DIR: options.dataDir,
  ADMIN_EMAIL: options.place.login.email,
  ADMIN_PASSWORD: options.place.login.password,
  HEAP_REPORTS: options.reports,
  NODE_OPTIONS: `--import=${join(import.meta.dirname, 'report-heap.mjs')}`,
});

/** Starts a checkout under a limit. */
export function launch(options: {
  checkout: string;
  dataDir: string;
  reports: string;
  limit: MemoryLimit;
  place: Place;
}): Launched {
  const [command, args] = options.limit.under('npm', ['start']);
  const child = spawn(command, args, {
    cwd: options.checkout,
    env: { ...process.env, ...own(options) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own session: Ctrl-C must not reach it before this bench has stopped it.
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  return {
    pid: child.pid ?? 0,
    output: () => output.slice(-5000),
    step: () => /.*^▸ (.+?)(?: \(.*\))? …$/ms.exec(output)?.[1]?.replace(/^Fetching .*/, FIRST_STEP) ?? FIRST_STEP,
    isReady: () => output.includes('Ctrl-C stops everything.'),
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    async stop() {
      // The whole group, as a terminal does: npm passes no signal on to what its shell runs.
      if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
      await ended;
    },
  };
}
