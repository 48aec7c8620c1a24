import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestFiles } from '@patient-press/shared/digest-files';
import type { LogFile } from './logs.ts';
import { type Running, root, run, runToEnd, untilAnswers } from './processes.ts';
import { HelpfulError } from './progress.ts';

const cwd = join(root, 'cms');
const strapi = join(
  createRequire(join(cwd, 'package.json')).resolve('@strapi/strapi/package.json'),
  '../bin/strapi.js',
);
const stamp = join(cwd, 'dist', '.built-from');

/** A digest of everything that the compiled cms and its admin are built from. */
const sources = (): string =>
  digestFiles(root, [
    'cms/src/**/*',
    'cms/config/**/*',
    'cms/package.json',
    'cms/tsconfig.json',
    'shared/src/**/*',
    'pnpm-lock.yaml',
  ]);

/** Whether the cms has changed since its last build. */
export const isCmsStale = (): boolean => !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sources();

/**
 * Compiles the cms and builds its admin.
 * @param options for a test: another build program, and another file for the digest of what it built from.
 * @throws HelpfulError with the compiler's output, and what to do.
 */
export async function buildCms(options: { program?: string; builtFrom?: string } = {}): Promise<void> {
  const { program = strapi, builtFrom = stamp } = options;
  const digest = sources();
  // A build that fails halfway must not pass for a finished one.
  rmSync(builtFrom, { force: true });
  // The build reads the configuration, which requires a database and a data folder, but uses neither.
  const dataDir = mkdtempSync(join(tmpdir(), 'patient-press-build-'));
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://unused:unused@127.0.0.1:1/unused',
    DATA_DIR: dataDir,
  };
  try {
    // Enough, and on a small server it leaves room for the bundler, whose memory isn't in the heap.
    await runToEnd(['--max-old-space-size=512', program, 'build'], { name: 'the build of the admin', cwd, env });
  } catch (error) {
    if (!(error instanceof HelpfulError)) throw error;
    const advice =
      'If you changed something in cms/ or shared/, fix what the lines above name. If not, the installed packages may be incomplete, or memory or disk space ran out: free some, remove the folder node_modules, and run `npm start` again.';
    throw new HelpfulError(`${error.message.trimEnd()}\n\n${advice}`, { cause: error });
  } finally {
    rmSync(dataDir, { recursive: true });
  }
  writeFileSync(builtFrom, digest);
}

export interface Cms extends Running {
  url: string;
  /** The first administrator, when this start created one. */
  administrator: { email: string; password: string } | undefined;
}

/**
 * Starts Strapi and waits until it responds.
 * @throws HelpfulError with the end of its log when it doesn't start.
 */
export async function startCms(options: {
  databaseUrl: string;
  dataDir: string;
  port: number;
  env?: NodeJS.ProcessEnv;
  logFile?: LogFile;
  /** Also write its log to this process's own output. */
  show?: boolean;
}): Promise<Cms> {
  const running = run([strapi, 'start'], {
    name: 'the cms',
    cwd,
    logFile: options.logFile,
    ...(options.show && { show: true }),
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: options.databaseUrl,
      DATA_DIR: options.dataDir,
      CMS_PORT: String(options.port),
      STRAPI_TELEMETRY_DISABLED: 'true',
      ...options.env,
    },
  });
  const url = `http://127.0.0.1:${options.port}`;
  let administrator: Cms['administrator'];
  running.process.on('message', (message: { administrator?: Cms['administrator'] }) => {
    administrator = message.administrator;
  });
  await untilAnswers(`${url}/_health`, running, 'The cms');
  return { ...running, url, administrator };
}
