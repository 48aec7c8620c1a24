import { stack } from '../../.run/worker-stack.ts';
import './stack-environment.ts';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll } from 'vitest';
import { leadKeys } from '../src/intake/lead-keys.ts';
import type { JobData, JobName } from '../src/jobs/job.ts';
import { confirmationPath, filePath, type LinkKind, signLink } from '../src/links/signed-link.ts';
import type { Fields, Session } from './admin-api.ts';
import { clearRequests, plantRequest, sampleEmail } from './plant-request.ts';
import { samplePdf } from './sample-pdf.ts';
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

clearRequests(sql);

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

/** Keeps a request for a guide, and has nothing done about it. */
export async function keepRequest(
  { documentId: guide }: Fields,
  { verdict = 'accepted', email = sampleEmail(), sql: client = sql, keys = leadKeys } = {},
): Promise<Asked> {
  const columns = { verdict, relationship: 'undisclosed', page: '/guides/' };
  const request = await plantRequest({ sql: client, keyring: keys }, { given: { email }, guide, columns });
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
