import { verifyAudit } from '@patient-press/shared/verify-audit';
import pg from 'pg';
import { embeddedUrl } from './embedded-database.ts';

// Verifies the audit log. Usage, while `npm start` runs: npm run verify-audit, or npm run verify-audit -- <head that was noted before>

async function main(noted: string | undefined): Promise<void> {
  const database = new pg.Client({ connectionString: process.env.DATABASE_URL || embeddedUrl() });
  await database.connect();
  try {
    const { isWhole, message } = await verifyAudit(
      async (sql, values) => (await database.query(sql, [...values])).rows,
      noted,
    );
    if (!isWhole) throw new Error(message);
    console.log(`✔ ${message}`);
  } finally {
    await database.end();
  }
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(`✖ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
