import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BackupError, reasonOf } from './backup-error.ts';

/** The command was written wrong. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export const BACKUP_USAGE = `Usage: npm run backup -- [options]

  --to=FOLDER|FILE|-      where the archive goes; - is standard output. Default: backups/
  --keep=N                delete all but the newest N archives in the folder
  --passphrase-file=FILE  encrypt with the passphrase in the file. Or set BACKUP_PASSPHRASE
  --quiet                 say only what is wrong, for cron

Exit codes: 0 saved, 1 not saved, 2 wrong options.`;

export const RESTORE_USAGE = `Usage: npm run restore -- ARCHIVE [options]

  ARCHIVE                 a file, or - for standard input
  --replace --yes         set aside the newsroom that is there, and restore in its place
  --as-copy               for testing: sends no email and nothing to recipients, and gets secrets of its own
  --drop-queued           don't send what was waiting to be sent when the backup was taken
  --verify                only verify the archive
  --passphrase-file=FILE  the passphrase, for an encrypted archive. Or set BACKUP_PASSPHRASE
  --quiet                 say only what is wrong

Exit codes: 0 restored, 1 not restored and nothing changed, 2 wrong options.`;

function readPassphrase(file: string | undefined, env: NodeJS.ProcessEnv): string | undefined {
  if (file === undefined) return env.BACKUP_PASSPHRASE || undefined;
  try {
    const passphrase = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    if (passphrase) return passphrase;
  } catch (error) {
    throw new BackupError(`Can’t read the passphrase from ${file}: ${reasonOf(error)}`, { cause: error });
  }
  throw new BackupError(`The file ${file} is empty, so there is no passphrase.`);
}

/** @throws UsageError as `parseArgs` puts it. */
function parse<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new UsageError(reasonOf(error), { cause: error });
  }
}

const common = {
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  'passphrase-file': { type: 'string' },
} as const;

/** Reads the arguments of a backup. @throws UsageError @throws BackupError when there is no passphrase in its file. */
export function readBackupOptions(args: string[], env: NodeJS.ProcessEnv, defaultTo: string) {
  const { values } = parse(() =>
    parseArgs({ args, options: { ...common, to: { type: 'string', default: defaultTo }, keep: { type: 'string' } } }),
  );
  const keep = values.keep === undefined ? null : Number(values.keep);
  if (keep !== null && !(Number.isInteger(keep) && keep >= 1))
    throw new UsageError('--keep must be a whole number from 1.');
  if (values.to === '') throw new UsageError('--to must name a folder or a file.');
  return { ...values, keep, passphrase: readPassphrase(values['passphrase-file'], env) };
}

/** Reads the arguments of a restore. @throws UsageError @throws BackupError when there is no passphrase in its file. */
export function readRestoreOptions(args: string[], env: NodeJS.ProcessEnv) {
  const { values, positionals } = parse(() =>
    parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...common,
        replace: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        'as-copy': { type: 'boolean', default: false },
        'drop-queued': { type: 'boolean', default: false },
        verify: { type: 'boolean', default: false },
      },
    }),
  );
  const [archive, ...others] = positionals;
  if (!values.help && (archive === undefined || others.length > 0)) throw new UsageError('Name one archive.');
  if (values.replace && !values.yes)
    throw new UsageError('--replace sets aside the newsroom that is there. If that is what you want, add --yes.');
  return { ...values, archive: archive ?? '', passphrase: readPassphrase(values['passphrase-file'], env) };
}
