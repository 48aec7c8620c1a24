import { resetSecondFactor } from '@patient-press/shared/reset-second-factor';
import { Client } from 'pg';

// The operator's command in a container, beside the cms: docker compose exec cms node dist/src/accounts/second-factor/reset-command.js <email>

async function main(email: string | undefined, connectionString: string | undefined): Promise<string> {
  if (!email || !connectionString)
    throw new Error('Usage: DATABASE_URL=postgres://… reset-command.js <email of the user>');
  const database = new Client({ connectionString });
  await database.connect();
  try {
    const isDone = await resetSecondFactor(async (sql, values) => (await database.query(sql, [...values])).rows, email);
    if (!isDone) throw new Error(`No user has the email address ${email} and two-step login. Nothing was changed.`);
    return `Two-step login was reset for ${email}. They log in with their password, and set it up again if their role requires it.`;
  } finally {
    await database.end();
  }
}

main(process.argv[2], process.env.DATABASE_URL).then(
  (done) => process.stdout.write(`${done}\n`),
  (error: unknown) => {
    process.stderr.write(`✖ ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
