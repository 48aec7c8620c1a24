import './stop-with-launcher.ts';
import { runRestore } from '../cms/backup/commands.ts';
import { newsroomPlace } from './newsroom-place.ts';

// Restores a newsroom from an archive: `npm run restore -- --help`.
process.exit(await runRestore(process.argv.slice(2), newsroomPlace({ creates: true })));
