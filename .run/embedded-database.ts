import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { storedSecret } from '@patient-press/shared/secrets';
import { placeData } from './postgres-home.ts';
import { root } from './processes.ts';

/**
 * Where the embedded Postgres listens, as it writes it down itself: the fourth line is the port.
 * @throws Error when it doesn't run.
 */
export function embeddedUrl(): string {
  const dataDir = resolve(process.env.DATA_DIR || join(root, '.data'));
  const file = join(placeData(join(dataDir, 'postgres')), 'postmaster.pid');
  try {
    const port = readFileSync(file, 'utf8').split('\n')[3]?.trim();
    return `postgres://postgres:${encodeURIComponent(storedSecret(dataDir, 'POSTGRES_PASSWORD'))}@127.0.0.1:${port}/patient_press`;
  } catch (cause) {
    throw new Error(
      'The embedded Postgres isn’t running. Run `npm start`, and this command beside it; or set DATABASE_URL.',
      { cause },
    );
  }
}
