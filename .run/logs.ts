import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HelpfulError } from './progress.ts';

const MAX_BYTES = 10_000_000;
/** `cms.log`, and before it `cms.log.1` to `cms.log.3`, the oldest. */
const OLDER = 3;

/** The log of one program, in a file that only this machine's user can read. Four files of 10 MB at most. */
export class LogFile {
  readonly path: string;
  readonly #maxBytes: number;
  #bytes: number;
  #hasFailed = false;

  constructor(path: string, maxBytes = MAX_BYTES) {
    this.path = path;
    this.#maxBytes = maxBytes;
    this.#bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    // So that a message can name it before there is anything in it.
    this.write('');
  }

  /** Adds to the file. A disk that refuses is mentioned once: a newsroom without a log is better than none. */
  write(text: string): void {
    try {
      const bytes = Buffer.byteLength(text);
      if (this.#bytes > 0 && this.#bytes + bytes > this.#maxBytes) this.#turn();
      appendFileSync(this.path, text, { mode: 0o600 });
      this.#bytes += bytes;
      this.#hasFailed = false;
    } catch (error) {
      if (!this.#hasFailed) process.stderr.write(`The log ${this.path} can’t be written: ${error}\n`);
      this.#hasFailed = true;
    }
  }

  #turn(): void {
    for (let index = OLDER; index > 0; index--) {
      const newer = index === 1 ? this.path : `${this.path}.${index - 1}`;
      if (statSync(newer, { throwIfNoEntry: false })) renameSync(newer, `${this.path}.${index}`);
    }
    this.#bytes = 0;
  }
}

/** Where the programs of `npm start` write their logs. */
export interface Logs {
  folder: string;
  /** Whether they are also shown in the terminal. */
  isShown: boolean;
  /** The file of one program, by its name. */
  file(name: string): LogFile;
}

/**
 * Opens the logs in `LOG_DIR`, or else in the data folder. `LOG=terminal` has them shown as well.
 * @throws HelpfulError when `LOG` is anything else, or the folder can't be written.
 */
export function openLogs(dataDir: string): Logs {
  const { LOG: where, LOG_DIR: folder = '' } = process.env;
  if (where && where !== 'terminal')
    throw new HelpfulError(
      `LOG=${where} isn't known. LOG=terminal shows the logs here; without it, they are only in files.`,
    );
  const dir = folder || join(dataDir, 'logs');
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new HelpfulError(`The folder for logs, ${dir}, can't be created. Set LOG_DIR to another. (${error})`);
  }
  return { folder: dir, isShown: where === 'terminal', file: (name) => new LogFile(join(dir, `${name}.log`)) };
}
