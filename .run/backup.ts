import './stop-with-launcher.ts';
import { runBackup } from '../cms/backup/commands.ts';
import { newsroomPlace } from './newsroom-place.ts';

// Saves a newsroom, running or not, into one archive: `npm run backup -- --help`.
process.exit(await runBackup(process.argv.slice(2), newsroomPlace({ creates: false })));
