import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { execaNode } from 'execa';
import type { LogFile } from './logs.ts';
import { HelpfulError, step } from './progress.ts';

export const root = resolve(import.meta.dirname, '..');

/** The press, to be run in `web`. A smaller young generation than Node's default saves 40 MB, and costs no time. */
export const pressProgram = ['--max-semi-space-size=8', 'press/cli.ts'];

/** A process that others need. */
export interface Part {
  /** Its name in messages. */
  name: string;
  /** The last 20,000 characters of its output. */
  log(): string;
  /** The file with all of it, if there is one. */
  logFile?: LogFile | undefined;
  /** Settles once it has ended. */
  ended: Promise<unknown>;
}

export interface Running extends Part {
  process: ChildProcess;
  /** Settles with the exit code once it has ended. */
  ended: Promise<number>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
}

interface RunOptions {
  /** Its name in messages. */
  name: string;
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Also write its output to this process's own. */
  show?: boolean;
  /** Also write its output to a file. */
  logFile?: LogFile | undefined;
}

/** Ends a program when its launcher is gone, however that ended. */
const stopWithLauncher = pathToFileURL(resolve(import.meta.dirname, 'stop-with-launcher.ts')).href;

/** What runs now, in the order in which it was started. */
const alive = new Set<{ name: string; stop(): Promise<void> }>();

/** Has `stopAll` stop something, from the moment that it was started until it has ended. */
export function stopOnShutdown(what: { name: string; stop(): Promise<void> }, ended: Promise<unknown>): void {
  alive.add(what);
  void ended.then(() => alive.delete(what));
}

/** Stops everything that was started and still runs, the last first. */
export async function stopAll(): Promise<void> {
  for (const { name, stop } of [...alive].reverse()) await step(`Stopping ${name}`, stop);
}

const LOG_LENGTH = 20_000;

/**
 * Starts a Node program of the project in its own session, so that Ctrl-C in the terminal reaches only the launcher, which
 * then stops everything in order. If the launcher is killed, the program is asked to end, too.
 */
export function run([script = '', ...args]: string[], options: RunOptions): Running {
  const output = options.show ? (['pipe', 'inherit'] as const) : 'pipe';
  const child = execaNode(script, args, {
    reject: false,
    buffer: false,
    all: true,
    nodeOptions: ['--import', stopWithLauncher],
    serialization: 'json',
    cwd: options.cwd,
    env: options.env,
    extendEnv: false,
    detached: true,
    stdin: 'ignore',
    stdout: output,
    stderr: output,
  });
  let log = '';
  child.all.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-LOG_LENGTH);
    options.logFile?.write(text);
  });
  const ended = child.then(({ exitCode }) => exitCode ?? 1);
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  stopOnShutdown({ name: options.name, stop }, ended);
  const { name, logFile } = options;
  return { name, process: child.nodeChildProcess, log: () => log, logFile, ended, stop };
}

/** Runs a Node program to its end. @throws HelpfulError with its output, without stacks, when it fails. */
export async function runToEnd(args: string[], options: RunOptions): Promise<string> {
  const running = run(args, options);
  const code = await running.ended;
  if (code !== 0)
    throw new HelpfulError(`${capitalized(options.name)} failed (exit code ${code}):\n${withoutStack(running.log())}`);
  return running.log();
}

const capitalized = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

const withoutStack = (log: string) =>
  log
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n');

/** The end of a program's log, and where all of it is. */
const endOfLog = ({ log, logFile }: Pick<Part, 'log' | 'logFile'>) =>
  withoutStack(log()).trimEnd() + (logFile ? `\n\nThe whole log is in ${logFile.path}` : '');

/**
 * Waits until a program that was started responds with success at a URL.
 * @throws HelpfulError with the end of its log when it ends first.
 */
export async function untilAnswers(url: string, running: Running, name: string): Promise<void> {
  while (!(await fetch(url).catch(() => null))?.ok) {
    const code = await Promise.race([running.ended, delay(50, null)]);
    if (code !== null) throw new HelpfulError(`${name} didn't start:\n${endOfLog(running)}`);
  }
}

/**
 * Waits for work that may never finish once something it needs has ended.
 * @param needed what must keep running meanwhile.
 * @throws HelpfulError with the end of its log when one of these ends first.
 */
export function whileRunning<T>(needed: readonly Part[], work: Promise<T>): Promise<T> {
  const endings = needed.map(async (part): Promise<never> => {
    await part.ended;
    throw new HelpfulError(
      `${capitalized(part.name)} stopped unexpectedly. Run \`npm start\` again. If it happens again, the end of its log says why:\n${endOfLog(part)}`,
    );
  });
  return Promise.race([work, ...endings]);
}
