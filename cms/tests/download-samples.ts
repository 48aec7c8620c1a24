import pg from 'pg';
import { afterAll } from 'vitest';
import { stack } from '../../.run/worker-stack.ts';
import { clearRequests, keyringOf, noticeAnd, plantRequest, sampleEmail } from './plant-request.ts';

/** The stack's database. */
export const sql = new pg.Client({ connectionString: stack.databaseUrl });
await sql.connect();

const keyring = keyringOf(stack.dataDir);

afterAll(() => sql.end());
clearRequests(sql);

/** The demo's guides. `id` is of the row of what is published. */
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
  /** Its documentId. */
  guide: string | null;
  /** The boxes beside the notice, and whether each was ticked. */
  consents: Record<string, boolean>;
  /** Further columns. */
  columns: Record<string, unknown>;
}

/** Keeps a request as the intake does, without a queue or a mail. @returns its documentId. */
export function plant(changes: Partial<SampleDownload> = {}): Promise<string> {
  const { email = sampleEmail(), name = 'Grace Example', phone = null, guide, consents = {}, columns = {} } = changes;
  return plantRequest(
    { sql, keyring },
    {
      given: { email, name, phone },
      guide,
      consents: noticeAnd(consents),
      columns: { page: '/about/', purge_on: '2028-05-23', ...columns },
    },
  );
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
