import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { stack } from '../../.run/worker-stack.ts';
import { makeKeyring, readKeys } from '../src/intake/seal.ts';
import { word } from './samples.ts';

/** The stack's database. */
export const sql = new pg.Client({ connectionString: stack.databaseUrl });
await sql.connect();

const secrets = z
  .object({ LEAD_KEY: z.string() })
  .parse(JSON.parse(readFileSync(join(stack.dataDir, 'secrets.json'), 'utf8')));
const keys = readKeys(secrets.LEAD_KEY);
if (!keys) throw new Error('The stack’s LEAD_KEY holds no keys.');
const keyring = makeKeyring(keys);

const planted: string[] = [];

/** The stack is shared: the next file's tests find it as this file's tests did. */
afterAll(async () => {
  await sql.query('delete from guide_downloads where document_id = any($1)', [planted]);
  for (const table of ['consents', 'consent_withdrawals', 'intake_history'])
    await sql.query(`delete from patient_press_${table} where request = any($1)`, [planted]);
  await sql.query('delete from patient_press_intake_log');
  await sql.end();
});

/** The demo's guides: the documentId of each, and the rows of its versions. */
export async function guideRows(): Promise<{ documentId: string; title: string; id: number }[]> {
  const { rows } = await sql.query(
    'select document_id as "documentId", title, id from guides where published_at is not null order by id',
  );
  return rows;
}

export interface SampleDownload {
  email: string;
  name: string | null;
  phone: string | null;
  /** The id of a version's row. */
  guide: number | null;
  consents: Record<string, boolean>;
  /** Further columns. */
  columns: Record<string, unknown>;
}

/** Keeps a request as the intake does, without a queue or a mail. @returns its documentId. */
export async function plant(changes: Partial<SampleDownload> = {}): Promise<string> {
  const { email = `${word()}@example.com`, name = 'Grace Example', phone = null, guide = null } = changes;
  const { consents = {}, columns = {} } = changes;
  const [documentId, idempotencyKey] = [word(), randomUUID()];
  const seal = (field: string, text: string | null) =>
    text === null ? null : keyring.seal(text, { requestType: 'guide-download', idempotencyKey, field });
  const row = {
    document_id: documentId,
    idempotency_key: idempotencyKey,
    email: seal('email', email),
    name: seal('name', name),
    phone: seal('phone', phone),
    email_index: keyring.index('email', email),
    relationship: 'family',
    page: '/about/',
    verdict: 'accepted',
    openings: 0,
    created_at: new Date(),
    updated_at: new Date(),
    published_at: new Date(),
    purge_on: '2028-05-23',
    ...columns,
  };
  const places = Object.keys(row).map((_, index) => `$${index + 1}`);
  const { rows } = await sql.query(
    `insert into guide_downloads (${Object.keys(row).join(', ')}) values (${places.join(', ')}) returning id`,
    Object.values(row),
  );
  planted.push(documentId);
  if (guide !== null)
    await sql.query('insert into guide_downloads_guide_lnk (guide_download_id, guide_id) values ($1, $2)', [
      rows[0]?.id,
      guide,
    ]);
  for (const [key, granted] of Object.entries({ guide: true, ...consents }))
    await sql.query(
      `insert into patient_press_consents
         (request_type, request, wording_key, wording_version, wording_sha256, granted, at, page)
       values ('guide-download', $1, $2, 1, $3, $4, now(), '/about/')`,
      [documentId, key, '0'.repeat(64), granted],
    );
  return documentId;
}

/** Notes that something happened to a request. */
export async function happened(request: string, event: string, detail: object = {}, by: string | null = null) {
  await sql.query(
    `insert into patient_press_intake_history (request_type, request, event, detail, done_by)
     values ('guide-download', $1, $2, $3, $4)`,
    [request, event, detail, by],
  );
}

/** Withdraws a consent, as the cms keeps it. */
export const withdraw = (request: string, wordingKey: string, dueOn: string) =>
  sql.query(
    `insert into patient_press_consent_withdrawals (request_type, request, wording_key, received_on, due_on)
     values ('guide-download', $1, $2, '2026-11-23', $3)`,
    [request, wordingKey, dueOn],
  );

/** Erases a request's personal data, as the cms does. */
export const erase = (request: string) =>
  sql.query(
    `update guide_downloads set email = null, name = null, phone = null, email_index = null, phone_index = null,
       erased_at = now() where document_id = $1`,
    [request],
  );

/** The jobs that were asked for on behalf of a request. */
export async function jobsOf(request: string): Promise<string[]> {
  const { rows } = await sql.query(
    `select name from patient_press_jobs.job where data->>'request' = $1 order by name`,
    [request],
  );
  return rows.map(({ name }) => String(name));
}
