import { verifyAudit } from '@patient-press/shared/verify-audit';
import { Client } from 'pg';

// The operator's command in a container, beside the cms: docker compose exec cms node dist/src/audit/verify-command.js [noted head]

async function main(noted: string | undefined, connectionString: string | undefined): Promise<void> {
  if (!connectionString) throw new Error('Usage: DATABASE_URL=postgres://… verify-command.js [noted head]');
  const database = new Client({ connectionString });
  await database.connect();
  try {
    const { isWhole, message } = await verifyAudit(
      async (sql, values) => (await database.query(sql, [...values])).rows,
      noted,
    );
    if (!isWhole) throw new Error(message);
    process.stdout.write(`✔ ${message}\n`);
  } finally {
    await database.end();
  }
}

main(process.argv[2], process.env.DATABASE_URL).catch((error: unknown) => {
  process.stderr.write(`✖ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
