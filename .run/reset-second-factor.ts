import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { resetSecondFactor } from '@patient-press/shared/reset-second-factor';
import { storedSecret } from '@patient-press/shared/secrets';
import pg from 'pg';
import { placeData } from './postgres-home.ts';
import { root } from './processes.ts';

// Resets someone's two-step login. Usage, while `npm start` runs: npm run reset-second-factor -- chief@example.com

/** Where the embedded Postgres listens, as it writes it down itself: the fourth line is the port. */
function embeddedUrl(): string {
  const dataDir = resolve(process.env.DATA_DIR || join(root, '.data'));
  const file = join(placeData(join(dataDir, 'postgres')), 'postmaster.pid');
  try {
    const port = readFileSync(file, 'utf8').split('\n')[3]?.trim();
    return `postgres://postgres:${encodeURIComponent(storedSecret(dataDir, 'POSTGRES_PASSWORD'))}@127.0.0.1:${port}/patient_press`;
  } catch (cause) {
    throw new Error(
      'The embedded Postgres isn’t running. Run `npm start`, and this command beside it; or set DATABASE_URL.',
      {
        cause,
      },
    );
  }
}

async function main(email: string | undefined): Promise<void> {
  if (!email) throw new Error('Whose? Usage: npm run reset-second-factor -- chief@example.com');
  const database = new pg.Client({ connectionString: process.env.DATABASE_URL || embeddedUrl() });
  await database.connect();
  try {
    const isDone = await resetSecondFactor(async (sql, values) => (await database.query(sql, [...values])).rows, email);
    if (!isDone) throw new Error(`No user has the email address ${email} and two-step login. Nothing was changed.`);
  } finally {
    await database.end();
  }
  console.log(
    `Two-step login was reset for ${email}. They log in with their password, and set it up again if their role requires it.`,
  );
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(`✖ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
