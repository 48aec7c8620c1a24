import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SecretsError } from '@patient-press/shared/secrets';
import { backUp } from './back-up.ts';
import { BackupError } from './backup-error.ts';
import { removeLeftovers } from './files/remove-leftovers.ts';
import { BACKUP_USAGE, RESTORE_USAGE, readBackupOptions, readRestoreOptions, UsageError } from './options.ts';
import { formatCount, type Report, reportTo } from './report.ts';
import { prepareRestore, restoreInto } from './restore.ts';

/** Where a command finds a newsroom. */
export interface Place {
  env: NodeJS.ProcessEnv;
  dataDir: string;
  /** Where archives go, unless the options say otherwise. */
  defaultTo: string;
  /** What to do once a newsroom is restored, for the operator. */
  next: string;
  /**
   * Runs work with the URL of the newsroom's database, which is started for it if it has to be.
   * @throws BackupError, or an error that `isHelpful` knows, when it can't be.
   */
  withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T>;
  /** Whether an error's message is for the operator, without a stack. */
  isHelpful(error: unknown): boolean;
}

/** What to undo when the process is asked to end: an archive that is half written must not stay. */
const undos: (() => Promise<void>)[] = [];

function undoOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      void Promise.allSettled(undos.map((undo) => undo())).then(() => process.exit(130));
    });
}

/** Runs a command, and says on stderr what went wrong. @returns the exit code. */
async function run(place: Place, usage: string, work: () => Promise<void>): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`✖ ${error.message}\n\n${usage}\n`);
      return 2;
    }
    const isHelpful = error instanceof BackupError || error instanceof SecretsError || place.isHelpful(error);
    process.stderr.write(`✖ ${isHelpful && error instanceof Error ? error.message : describe(error)}\n`);
    return 1;
  }
}

const describe = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** `npm run backup`. @returns the exit code. */
export function runBackup(args: string[], place: Place): Promise<number> {
  return run(place, BACKUP_USAGE, async () => {
    const { help, quiet, to, keep, passphrase } = readBackupOptions(args, place.env, place.defaultTo);
    if (help) {
      process.stdout.write(`${BACKUP_USAGE}\n`);
      return;
    }
    undoOnSignals();
    const begun = performance.now();
    const report = reportTo(process.stderr, { quiet });
    const { env, dataDir } = place;
    const { counts } = await place.withDatabase((databaseUrl) =>
      backUp({
        databaseUrl,
        dataDir,
        env,
        to,
        keep,
        passphrase,
        report,
        onInterrupt: (undo) => void undos.push(undo),
      }),
    );
    report.progress(
      `${formatCount(counts.rows, 'row', 'rows')} of ${formatCount(counts.tables, 'table', 'tables')}, ${formatCount(counts.files, 'file', 'files')} and the secrets, after ${seconds(begun)}`,
    );
  });
}

/** Stores what comes on standard input, because an archive is read twice. */
async function spool(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const file = join(dataDir, `.restore-${process.pid}.archive`);
  undos.push(() => rm(file, { force: true }));
  await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 }));
  return file;
}

/** `npm run restore`. @returns the exit code. */
export function runRestore(args: string[], place: Place): Promise<number> {
  return run(place, RESTORE_USAGE, async () => {
    const { help, archive, ...options } = readRestoreOptions(args, place.env);
    if (help) {
      process.stdout.write(`${RESTORE_USAGE}\n`);
      return;
    }
    undoOnSignals();
    const report = reportTo(process.stderr, options);
    await removeLeftovers(place.dataDir);
    const file = archive === '-' ? await spool(place.dataDir) : archive;
    try {
      await restore(file, options, place, report);
    } finally {
      if (archive === '-') await rm(file, { force: true });
    }
  });
}

type RestoreFlags = Omit<ReturnType<typeof readRestoreOptions>, 'archive' | 'help'>;

async function restore(file: string, flags: RestoreFlags, place: Place, report: Report): Promise<void> {
  const begun = performance.now();
  const options = {
    source: { file, passphrase: flags.passphrase },
    dataDir: place.dataDir,
    env: place.env,
    replace: flags.replace,
    asCopy: flags['as-copy'],
    dropQueued: flags['drop-queued'],
    report,
    onInterrupt: (undo: () => Promise<void>) => void undos.push(undo),
  };
  const restorable = await prepareRestore(options);
  if (flags.verify) {
    report.progress(`The archive is whole, and can be restored here (${seconds(begun)}).`);
    return;
  }
  const { aside } = await place.withDatabase((databaseUrl) => restoreInto(databaseUrl, restorable, options));
  report.progress(`Restored after ${seconds(begun)}. ${place.next}`);
  if (aside.length > 0)
    report.progress(
      `What was there before is now in:\n${aside.map((one) => `  ${one}`).join('\n')}\nDelete it once you no longer need it.`,
    );
  if (flags['as-copy'])
    report.progress(
      'This is a copy: it sends no email, its recipients and webhooks are turned off, and nothing that was queued goes out. It stays a copy; for one that sends, restore without --as-copy. Readers’ data in it is real: protect it as you protect the original.',
    );
}
