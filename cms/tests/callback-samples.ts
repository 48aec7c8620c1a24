import { randomInt, randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { stack } from '../../.run/worker-stack.ts';
import type { Fields } from './admin-api.ts';
import { clearRequests } from './plant-request.ts';

/** The stack's database. */
export const sql = new pg.Client({ connectionString: stack.databaseUrl });
await sql.connect();

afterAll(() => sql.end());
clearRequests(sql);

/** A number that nobody else of the tests has. */
export const samplePhone = () => `+1212${randomInt(200, 999)}${randomInt(1000, 9999)}`;
/** Each request from an address of its own: together they would be too many for one. */
export const sampleAddress = () => `198.51.${randomInt(0, 255)}.${randomInt(0, 255)}`;

/** What the site's form sends; `changes` take its fields' place. */
export const sampleCallback = (changes: Fields = {}): Fields => ({
  idempotencyKey: randomUUID(),
  phone: samplePhone(),
  name: 'Grace Example',
  bestTime: 'In the evening',
  consent: { key: 'callback', version: 1, granted: true },
  page: '/about/',
  ...changes,
});

export const problem = z.object({
  status: z.number(),
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

/** What the reader's browser got. `problem` is null when the request was taken. */
export interface Answered {
  status: number;
  problem: z.infer<typeof problem> | null;
  headers: Headers;
}

/** Sends a request as it is. @throws Error when the answer is neither an acceptance nor a problem document. */
export async function sendRaw(
  body: BodyInit,
  headers: Record<string, string> = {},
  cmsUrl = stack.cmsUrl,
): Promise<Answered> {
  const answer = await fetch(`${cmsUrl}/api/callback-requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': sampleAddress(), ...headers },
    body,
  });
  const received: unknown = await answer.json();
  if (answer.status === 201) {
    z.strictObject({ accepted: z.literal(true) }).parse(received);
    return { status: 201, problem: null, headers: answer.headers };
  }
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json'))
    throw new Error(`${answer.status} is no problem document: ${JSON.stringify(received)}`);
  return { status: answer.status, problem: problem.parse(received), headers: answer.headers };
}

export const send = (body: Fields, headers: Record<string, string> = {}, cmsUrl = stack.cmsUrl): Promise<Answered> =>
  sendRaw(JSON.stringify(body), headers, cmsUrl);

/** The rows that were kept of a request. */
export async function keptOf({ idempotencyKey }: Fields): Promise<Fields[]> {
  const { rows } = await sql.query('select * from callback_requests where idempotency_key = $1', [
    String(idempotencyKey).toLowerCase(),
  ]);
  return rows;
}

/** Sends a request that must be taken. @returns its documentId. */
export async function ask(changes: Fields = {}): Promise<string> {
  const body = sampleCallback(changes);
  const { status, problem } = await send(body);
  if (status !== 201) throw new Error(`The request was not taken: ${status} ${JSON.stringify(problem)}`);
  const [row] = await keptOf(body);
  return String(row?.document_id);
}

/** How much is kept altogether, in all the intake's tables. */
export async function countKept(): Promise<number> {
  const { rows } = await sql.query(`select
    (select count(*) from callback_requests) + (select count(*) from patient_press_consents)
    + (select count(*) from patient_press_intake_keys) + (select count(*) from components_intake_consents) as count`);
  return Number(rows[0]?.count);
}
