import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';
import { freePort } from '../../.run/ports.ts';
import { type Running, untilAnswers } from '../../.run/processes.ts';
import { type Stack, startPress } from '../../.run/stack.ts';

/** What goes wrong in a press while told to, and how much: see the modules of these names in `preload/`. */
type Fault = 'disk-full' | 'broken-template' | 'shifted-clock' | 'slow-renames';

export interface OwnPress extends Pick<Stack, 'cmsUrl' | 'dataDir' | 'pressToken' | 'siteUrl' | 'outDir'> {
  /** A folder that is gone after the tests. */
  scratch: string;
  start(env?: NodeJS.ProcessEnv): Running;
  /** The process that was started last. @throws Error when none was. */
  running(): Running;
  /** Waits until readers get what editors publish. */
  ready(): Promise<void>;
  stop(): Promise<void>;
  /** Has something go wrong from now on. */
  cause(fault: Fault, how: string): void;
  mend(fault: Fault): void;
}

/**
 * A press for one test file alone, with a site and a cache of its own.
 * @param faults what can go wrong in it; nothing does until it is caused.
 */
export async function ownPress(
  newsroom: Pick<Stack, 'cmsUrl' | 'dataDir' | 'pressToken'>,
  faults: readonly Fault[] = [],
): Promise<OwnPress> {
  const scratch = mkdtempSync(join(tmpdir(), 'own-press-'));
  const dataDir = join(scratch, 'data');
  const cache = join(newsroom.dataDir, 'pictures');
  // Making each picture of the demo again would take longer than most tests.
  if (existsSync(cache)) cpSync(cache, join(dataDir, 'pictures'), { recursive: true });
  const where = {
    ...newsroom,
    dataDir,
    siteUrl: `http://127.0.0.1:${await freePort()}`,
    outDir: join(scratch, 'dist'),
  };
  const preloads = faults.map(
    (fault) => `--import=${pathToFileURL(join(import.meta.dirname, 'preload', `${fault}.ts`))}`,
  );
  let started: Running | undefined;
  const running = () => {
    if (!started) throw new Error('This press was not started.');
    return started;
  };
  const stop = async () => {
    await started?.stop();
  };
  afterAll(async () => {
    await stop();
    rmSync(scratch, { recursive: true, force: true });
  });
  return {
    ...where,
    scratch,
    start(env = {}) {
      started = startPress(where, { NODE_OPTIONS: preloads.join(' '), FAULTS: scratch, ...env });
      return started;
    },
    running,
    ready: () => untilAnswers(`${where.siteUrl}/healthz`, running(), 'The press'),
    stop,
    cause: (fault, how) => writeFileSync(join(scratch, fault), how),
    mend: (fault) => rmSync(join(scratch, fault), { force: true }),
  };
}
