import { createHash } from 'node:crypto';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, expect, vi } from 'vitest';
import { stack } from '../../.run/worker-stack.ts';
import type { JobData, JobName, RecipientEvent, RequestType } from '../src/jobs/job.ts';
import { signingSecret } from '../src/recipients/contract.ts';
import { asAdministrator, type Fields } from './admin-api.ts';
import { clearRequests, keyringOf, plantRequest } from './plant-request.ts';
import { type RecipientServer, serveRecipient } from './recipient-server.ts';
import { create, word } from './samples.ts';

const administrator = await asAdministrator(stack);

export const WORDING = 'api::consent-wording.consent-wording';
export const RECIPIENT = 'api::recipient.recipient';

/** The stack's database. */
export const sql = new pg.Client({ connectionString: stack.databaseUrl });
await sql.connect();
const queue = new PgBoss({
  connectionString: stack.databaseUrl,
  schema: 'patient_press_jobs',
  max: 1,
  supervise: false,
  schedule: false,
  migrate: false,
});
await queue.start();
const servers: RecipientServer[] = [];

afterAll(async () => {
  await queue.stop({ graceful: false });
  await sql.query("delete from patient_press_jobs.job where name in ('tell-recipient', 'tell-recipients')");
  await sql.end();
  for (const server of servers) server.close();
});
clearRequests(sql);

const keyring = keyringOf(stack.dataDir);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A wording, not in effect yet, so that the site's form does not show it. */
export const createWording = (name: string, changes: Fields = {}): Promise<Fields> =>
  create(administrator, WORDING, {
    key: `guide-${word()}`,
    text: `I ask ${name} to call me.`,
    effectiveFrom: new Date(Date.now() + 30 * 86_400_000).toISOString(),
    ...changes,
  });

export interface SampleRecipient {
  documentId: string;
  name: string;
  wording: Fields;
  server: RecipientServer;
}

export async function secretOf(documentId: string): Promise<string> {
  const answer = await administrator.call('GET', `/recipients/${documentId}/secret`);
  return signingSecret.parse(answer.data).secret;
}

/** An active recipient with a server and a consent wording of its own; `changes` take its attributes' place. */
export async function createRecipient(changes: Fields = {}): Promise<SampleRecipient> {
  const server = await serveRecipient();
  servers.push(server);
  const name = `Firm ${word()}, LLP`;
  const wording = await createWording(name);
  const saved = await create(administrator, RECIPIENT, {
    name,
    url: server.url,
    contact: 'privacy@firm.example',
    consentKey: wording.key,
    isActive: true,
    secretVersion: 1,
    ...changes,
  });
  const documentId = String(saved.documentId);
  server.setSecret(await secretOf(documentId));
  return { documentId, name, wording, server };
}

export interface SampleRequest {
  requestType: RequestType;
  request: string;
}

/** Of the request that every sample is. What no table may hold in plain words. */
export const reader = {
  email: 'grace.hopeful@example.com',
  name: 'Grace Hopeful',
  phone: '+12125550177',
  bestTime: 'Late on Tuesdays',
};

/** Plants the reader's request. @param consents the wordings that stood in the form, with whether each was granted. */
export async function plantReader(
  consents: { wording: Fields; granted?: boolean }[],
  { requestType = 'guide-download' as RequestType, db = sql, keys = keyring, verdict = 'accepted' } = {},
): Promise<SampleRequest> {
  const { email, name, phone, bestTime } = reader;
  const request = await plantRequest(
    { sql: db, keyring: keys },
    {
      requestType,
      given: requestType === 'guide-download' ? { email, name, phone } : { phone, name, best_time: bestTime },
      consents: consents.map(({ wording: { key, version, sha256 }, granted = true }) => ({
        key,
        version,
        sha256,
        granted,
      })),
      columns: { verdict },
    },
  );
  return { requestType, request };
}

export const enqueue = async <Name extends JobName>(name: Name, data: JobData[Name]): Promise<void> => {
  await queue.send(name, data);
};
/** Has the cms find out who is to be told. */
export const happen = (ref: SampleRequest, event: RecipientEvent): Promise<void> =>
  enqueue('tell-recipients', { ...ref, event });

export async function erase({ requestType, request }: SampleRequest): Promise<void> {
  const table = requestType === 'guide-download' ? 'guide_downloads' : 'callback_requests';
  await sql.query(
    `update ${table} set email = null, name = null, phone = null, erased_at = now() where document_id = $1`,
    [request],
  );
}

export async function withdraw({ requestType, request }: SampleRequest, { key }: Fields): Promise<void> {
  await sql.query(
    `insert into patient_press_consent_withdrawals (request_type, request, wording_key, received_on, due_on)
     values ($1, $2, $3, '2026-11-23', '2026-12-08')`,
    [requestType, request, key],
  );
}

/** The rows of what is told of a request, in the order of the recipients' names. */
export const deliveriesOf = async ({ request }: Pick<SampleRequest, 'request'>): Promise<Fields[]> =>
  (
    await sql.query(
      'select * from patient_press_recipient_deliveries where request = $1 order by recipient_name, event',
      [request],
    )
  ).rows;

/** The notes in the history of a request. */
export const notesOf = async ({ request }: SampleRequest): Promise<Fields[]> =>
  (
    await sql.query('select event, detail from patient_press_intake_history where request = $1 order by id', [request])
  ).rows.map(({ event, detail }) => ({ note: event, ...detail }));

/** Has what waits to be tried again be tried at once. */
export const hurry = (db = sql) =>
  db.query(
    `update patient_press_jobs.job set start_after = now() where state = 'retry' and name in ('tell-recipient', 'tell-recipients')`,
  );

/** How long a cms may take, on cores that it shares with a press and a browser. */
export const WAIT = { timeout: 60_000, interval: 100 };

/** Waits until something is so; what waits to be tried again is tried at once. */
export const until = (check: () => Promise<void> | void): Promise<void> =>
  vi.waitFor(async () => {
    await hurry();
    await check();
  }, WAIT);

/** Waits until the cms has found out who is to be told of all that happened, and has tried each. */
export const untilQuiet = (): Promise<void> =>
  vi.waitFor(async () => {
    const { rows } = await sql.query(
      `select 1 from patient_press_jobs.job where name in ('tell-recipient', 'tell-recipients') and state in ('created', 'active')`,
    );
    expect(rows).toEqual([]);
  }, WAIT);

/** Waits until so many deliveries about a request were made. */
export const untilTold = (ref: Pick<SampleRequest, 'request'>, count = 1): Promise<void> =>
  until(async () => {
    const told = (await deliveriesOf(ref)).filter(({ delivered_at }) => delivered_at);
    expect(told).toHaveLength(count);
  });
