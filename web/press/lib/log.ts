import { inspect } from 'node:util';
import { redact } from '@patient-press/shared/redact';

type Level = 'info' | 'warn' | 'error';

/** How each level is written to the process's output. */
const writers: Record<Level, (...parts: unknown[]) => void> = {
  info: (...parts) => console.log(...parts),
  warn: (...parts) => console.warn(...parts),
  error: (...parts) => console.error(...parts),
};

/** What went wrong, with its stack, for the person who has to find it. */
const detailOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : inspect(error));

/** The log of a press: lines of text, or of JSON for programs that collect logs. An error is written with its stack. */
class Log {
  #isJson = false;

  /** From now on, each entry is a line of JSON: `{"time":"2026-01-31T12:00:00.000Z","level":"info",…}`. */
  writeJson(): void {
    this.#isJson = true;
  }

  info = (message: string): void => this.#write('info', message);
  warn = (message: string, ...errors: readonly unknown[]): void => this.#write('warn', message, ...errors);
  error = (message: string, ...errors: readonly unknown[]): void => this.#write('error', message, ...errors);

  #write(level: Level, message: string, ...errors: readonly unknown[]): void {
    const time = new Date().toISOString();
    if (this.#isJson) {
      // Before quotes are escaped, which would hide a password from it.
      const text = redact([message, ...errors.map(detailOf)].join(' '));
      writers[level](JSON.stringify({ time, level, program: 'press', message: text }));
    } else writers[level](`${time} ${message}`, ...errors);
  }
}

export const log = new Log();

const PROGRESS_MS = 10_000;

/** Passes on what it is given first, and then something every ten seconds at the most. */
export function everySoOften(write: (message: string) => void): (message: string) => void {
  let writtenAt = Number.NEGATIVE_INFINITY;
  return (message) => {
    if (performance.now() - writtenAt < PROGRESS_MS) return;
    writtenAt = performance.now();
    write(message);
  };
}
