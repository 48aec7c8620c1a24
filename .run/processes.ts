import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { HelpfulError } from './progress.ts';

export const root = resolve(import.meta.dirname, '..');

export interface Running {
  process: ChildProcess;
  /** The last 20,000 characters of its output. */
  log(): string;
  /** Settles with the exit code once it has ended. */
  ended: Promise<number>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

/**
 * Starts a Node program of the project in a session of its own, so that Ctrl-C in the terminal reaches only the program
 * that started it, which then stops everything in order.
 * @param show also write its output to this process's own.
 */
export function run(args: string[], options: { cwd: string; env: NodeJS.ProcessEnv; show?: boolean }): Running {
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  for (const [stream, out] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-20_000);
      if (options.show) out.write(text);
    });
  }
  const ended = new Promise<number>((done) => {
    child.once('error', () => done(1));
    child.once('close', (code) => done(code ?? 1));
  });
  return {
    process: child,
    log: () => log,
    ended,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Runs a Node program to its end. @throws Error with its output when it fails. */
export async function runToEnd(
  args: string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; show?: boolean },
): Promise<string> {
  const running = run(args, options);
  const code = await running.ended;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${running.log()}`);
  return running.log();
}

const withoutStack = (log: string) =>
  log
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n');

/**
 * Waits until a program that was started answers at an address.
 * @throws HelpfulError with the end of its log when it ends before.
 */
export async function untilAnswers(url: string, running: Running, name: string): Promise<void> {
  while (!(await fetch(url).catch(() => null))?.ok) {
    const code = await Promise.race([running.ended, delay(50, null)]);
    if (code !== null) throw new HelpfulError(`${name} did not start:\n${withoutStack(running.log())}`);
  }
}
