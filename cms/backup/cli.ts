import { resolve } from 'node:path';
import { BackupError } from './backup-error.ts';
import { type Place, runBackup, runRestore } from './commands.ts';

// Backup and restore where the cms runs with a database of its operator's, such as in its image:
//
//     node backup/cli.ts backup --to=- > patient-press.tar.gz
//     node backup/cli.ts restore - < patient-press.tar.gz
//
// `npm run backup` and `npm run restore` also know the embedded Postgres: see `.run/backup.ts`.

const place: Place = {
  env: process.env,
  dataDir: resolve(process.env.DATA_DIR || '../.data'),
  defaultTo: resolve(process.env.DATA_DIR || '../.data', 'backups'),
  next: 'Start the newsroom now.',
  async withDatabase(work) {
    if (!process.env.DATABASE_URL)
      throw new BackupError('DATABASE_URL isn’t set. It looks like postgres://user:password@host:5432/name.');
    return await work(process.env.DATABASE_URL);
  },
  isHelpful: () => false,
};

const [command, ...args] = process.argv.slice(2);
if (command === 'backup') process.exitCode = await runBackup(args, place);
else if (command === 'restore') process.exitCode = await runRestore(args, place);
else {
  process.stderr.write('Usage: node backup/cli.ts backup|restore [options]; with --help, what they are.\n');
  process.exitCode = 2;
}
