import { stack } from '../../.run/worker-stack.ts';
import './stack-environment.ts';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll } from 'vitest';
import { leadKeys } from '../src/intake/lead-keys.ts';
import type { JobData, JobName } from '../src/jobs/job.ts';
import { confirmationPath, filePath, type LinkKind, signLink } from '../src/links/signed-link.ts';
import type { Fields, Session } from './admin-api.ts';
import { create, publish, word } from './samples.ts';

const GUIDE = 'api::guide.guide';

/** A database with its queue, as the tests look into it. */
export async function openDatabase(databaseUrl = stack.databaseUrl) {
  const sql = new pg.Client({ connectionString: databaseUrl });
  await sql.connect();
  const queue = new PgBoss({
    connectionString: databaseUrl,
    schema: 'patient_press_jobs',
    supervise: false,
    schedule: false,
    max: 1,
  });
  await queue.start();
  return {
    sql,
    async close(): Promise<void> {
      await queue.stop({ graceful: false });
      await sql.end();
    },
    enqueue: <Name extends JobName>(name: Name, data: JobData[Name]) => queue.send(name, data),
    async rowOf(request: string): Promise<Fields> {
      const { rows } = await sql.query('select * from guide_downloads where document_id = $1', [request]);
      return rows[0] ?? {};
    },
    /** What is noted of a request, the first first. */
    async historyOf(request: string): Promise<{ event: string; detail: Fields }[]> {
      const { rows } = await sql.query(
        'select event, detail from patient_press_intake_history where request = $1 order by id',
        [request],
      );
      return rows;
    },
  };
}

export const database = await openDatabase();
const { sql } = database;
afterAll(database.close);

/** The stack is shared: the next file's tests find it as this file's tests did. */
afterAll(async () => {
  await sql.query("delete from guide_downloads where idempotency_key not like 'demo-%'");
  await sql.query("delete from patient_press_intake_history where request_type = 'guide-download'");
  await sql.query("delete from patient_press_intake_limits where key like 'renewal%'");
});

/** An address that nobody else of the tests has. */
export const sampleEmail = () => `grace-${randomUUID().slice(0, 8)}@example.net`;

/** A PDF of so many bytes, of which no two are alike. */
export const samplePdf = (bytes = 3000) => {
  const start = `%PDF-1.7\n% ${word()}\n`;
  return `${start}${'0123456789'.repeat(bytes).slice(0, bytes - start.length - 6)}%%EOF\n`;
};

/** A published guide with a PDF, which has to be asked for. @returns it as the admin answers, with its content. */
export async function createGuide(
  editor: Session,
  changes: Fields = {},
): Promise<Fields & { pdf: string; slug: string; fileName: string }> {
  const [pdf, slug] = [samplePdf(), word()];
  const form = new FormData();
  form.append('files', new Blob([pdf], { type: 'application/pdf' }), `${slug}.pdf`);
  const uploaded = await editor.call('POST', '/upload', form);
  const guide = await create(editor, GUIDE, {
    title: 'Living with <mesothelioma> & care',
    slug,
    summary: 'A guide.',
    access: 'on-request',
    file: uploaded.list[0]?.id,
    ...changes,
  });
  const answer = await publish(editor, GUIDE, guide);
  if (answer.status !== 200) throw new Error(`The guide was not published: ${answer.message}`);
  return { ...guide, pdf, slug, fileName: `${String(uploaded.list[0]?.hash)}.pdf` };
}

interface Asked {
  request: string;
  email: string;
}

/** Keeps a request as the intake does, and has nothing done about it. */
export async function keepRequest(
  { documentId }: Fields,
  { verdict = 'accepted', email = sampleEmail(), sql: client = sql, keys = leadKeys } = {},
): Promise<Asked> {
  const [request, idempotencyKey] = [randomUUID().replaceAll('-', '').slice(0, 24), randomUUID()];
  const sealed = keys.seal(email, { requestType: 'guide-download', idempotencyKey, field: 'email' });
  const { rows } = await client.query(
    `insert into guide_downloads (document_id, idempotency_key, email, email_index, relationship, page, verdict, openings,
      created_at, updated_at, published_at)
     values ($1, $2, $3, $4, 'undisclosed', '/guides/', $5, 0, now(), now(), now()) returning id`,
    [request, idempotencyKey, sealed, keys.index('email', email), verdict],
  );
  await client.query(
    'insert into guide_downloads_guide_lnk (guide_download_id, guide_id) select $1, id from guides where document_id = $2',
    [rows[0]?.id, documentId],
  );
  return { request, email };
}

/** Keeps a request, and has its mail sent, as the intake does. */
export async function askForGuide(guide: Fields, options: Parameters<typeof keepRequest>[1] = {}): Promise<Asked> {
  const asked = await keepRequest(guide, options);
  await database.enqueue('mail-guide', { request: asked.request });
  return asked;
}

/** The path of a link as mails have it. @param daysAgo that it was signed. */
export function linkTo(kind: LinkKind, request: string, daysAgo = 0): string {
  const token = signLink(kind, request, new Date(Date.now() - daysAgo * 86_400_000));
  return kind === 'file' ? filePath(token, 'guide') : confirmationPath(token);
}
