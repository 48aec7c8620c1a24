import { resetSecondFactor } from '@patient-press/shared/reset-second-factor';
import pg from 'pg';
import { embeddedUrl } from './embedded-database.ts';

// Resets someone's two-step login. Usage, while `npm start` runs: npm run reset-second-factor -- chief@example.com

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
