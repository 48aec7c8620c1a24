import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import type { Form } from './readers.ts';

/** What the database has of the requests that were acknowledged. */
export interface Saved {
  acknowledged: number;
  /** Acknowledged, and not there. */
  lost: number;
  /** There more than once, or with more than one email to send. */
  doubled: number;
  /** There though no one sent them. */
  unknown: number;
}

const counted = z.array(z.object({ key: z.string(), rows: z.coerce.number(), mails: z.coerce.number() }));

async function query<T>(databaseUrl: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** The guide that is asked for, and the wordings of its form, as the demo has them. */
export const readForm = (databaseUrl: string): Promise<Form> =>
  query(databaseUrl, async (client) => {
    const guides = await client.query(
      `select document_id as guide from guides where access = 'on-request' and published_at is not null limit 1`,
    );
    const wordings = await client.query(
      `select distinct on (key) key, version from consent_wordings where key = 'guide' or key like 'guide-%' order by key, version desc`,
    );
    const [{ guide }] = z.tuple([z.object({ guide: z.string() })]).parse(guides.rows);
    return { guide, consents: z.array(z.object({ key: z.string(), version: z.number() })).parse(wordings.rows) };
  });

/** Compares what was acknowledged with what is in the database. */
export const compareSaved = (databaseUrl: string, acknowledged: ReadonlySet<string>): Promise<Saved> =>
  query(databaseUrl, async (client) => {
    const { rows } = await client.query(`
      select idempotency_key as key, count(distinct guide_downloads.id) as rows, count(job.id) as mails
      from guide_downloads
      left join patient_press_jobs.job on job.name = 'mail-guide' and job.data ->> 'request' = document_id
      where idempotency_key is not null and page = '/guides/a-guide/'
      group by idempotency_key`);
    const saved = new Map(counted.parse(rows).map((row) => [row.key, row]));
    const once = [...saved.values()].filter((row) => row.rows === 1 && row.mails === 1);
    return {
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter((key) => !saved.has(key)).length,
      doubled: saved.size - once.length,
      unknown: [...saved.keys()].filter((key) => !acknowledged.has(key)).length,
    };
  });

const PATIENCE_MS = 600_000;

/** Waits until every mail has gone out. @returns how long that took, in seconds. */
export const untilDelivered = (databaseUrl: string): Promise<number> =>
  query(databaseUrl, async (client) => {
    const started = performance.now();
    for (;;) {
      const { rows } = await client.query(
        `select count(*)::int as waiting from guide_downloads where delivered_at is null and page = '/guides/a-guide/'`,
      );
      const waiting = Number(rows[0]?.waiting);
      if (waiting === 0) return (performance.now() - started) / 1000;
      if (performance.now() - started > PATIENCE_MS)
        throw new Error(`${waiting} mails did not go out within ten minutes.`);
      await delay(250);
    }
  });
