import { randomUUID } from 'node:crypto';
import { GUIDE_NOTICE, guideRequestAccepted } from '@patient-press/shared/guide-request';
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { stack } from '../../.run/worker-stack.ts';
import type { Fields } from './admin-api.ts';
import { problem, sampleAddress, sql } from './callback-samples.ts';
import { sampleEmail } from './plant-request.ts';
import { word } from './samples.ts';

/** Words as they are kept, which no reader outside the tests is shown. @returns how to take them away again. */
async function addWording(key: string, text: string): Promise<() => Promise<unknown>> {
  const { rows } = await sql.query(
    `insert into consent_wordings (document_id, key, version, text, sha_256, effective_from, created_at, updated_at, published_at)
     select $1, cast($2 as varchar), 1, cast($3 as text), encode(sha256(convert_to(cast($3 as text), 'utf8')), 'hex'), now() - interval '9 days', now(), now(), now()
     where not exists (select from consent_wordings where key = cast($2 as varchar)) returning id`,
    [word(), key, text],
  );
  return () => sql.query('delete from consent_wordings where id = any($1)', [rows.map(({ id }) => id)]);
}

/** The key of a wording with a box of its own. */
export const BOX = `guide-${word()}`;
const takeAway = [
  await addWording(GUIDE_NOTICE, 'We send the guide to this address, and keep it for 18 months.'),
  await addWording(BOX, 'Sample Firm may call me, at the number I have given.'),
];

async function noticeVersion(): Promise<number> {
  const { rows } = await sql.query(
    'select max(version) as version from consent_wordings where key = $1 and effective_from <= now()',
    [GUIDE_NOTICE],
  );
  return Number(rows[0]?.version);
}
/** The version of the notice that is in effect. */
export const NOTICE_VERSION = await noticeVersion();

async function guideWith(access: 'on-request' | 'open'): Promise<{ documentId: string; slug: string }> {
  const { rows } = await sql.query(
    'select document_id, slug from guides where access = $1 and published_at is not null limit 1',
    [access],
  );
  if (!rows[0]) throw new Error(`The demo has no guide with access “${access}”.`);
  return { documentId: String(rows[0].document_id), slug: String(rows[0].slug) };
}
export const guide = await guideWith('on-request');
export const openGuide = await guideWith('open');

const JOBS = ['mail-guide', 'mail-confirmation', 'tell-recipients', 'tell-recipient'];

/** The stack is shared: the next file's tests find it as this file's tests did. */
afterAll(async () => {
  for (const takeOneAway of takeAway) await takeOneAway();
  await sql.query('delete from patient_press_jobs.job where name = any($1)', [JOBS]);
});

export const notice = () => ({ key: GUIDE_NOTICE, version: NOTICE_VERSION, granted: true });
export const box = (granted: boolean) => ({ key: BOX, version: 1, granted });

/** What the site's form sends; `changes` take its fields' place. */
export const sampleRequest = (changes: Fields = {}): Fields => ({
  idempotencyKey: randomUUID(),
  guide: guide.documentId,
  email: sampleEmail(),
  name: 'Grace Example',
  phone: '205-555-0123',
  relationship: 'family',
  consents: [notice(), box(true)],
  page: '/guides/sample/',
  openForMs: 20_000,
  ...changes,
});

const URL_OF_REQUESTS = '/api/guide-downloads';

/** What the reader's browser got. `problem` is null when the request was taken, `download` when it was not. */
export interface Answered {
  status: number;
  problem: z.infer<typeof problem> | null;
  download: string | null;
  headers: Headers;
}

/** Sends a request as it is. @throws Error when the answer is neither an acceptance nor a problem document. */
export async function sendRaw(
  body: BodyInit,
  headers: Record<string, string> = {},
  cmsUrl = stack.cmsUrl,
): Promise<Answered> {
  const answer = await fetch(cmsUrl + URL_OF_REQUESTS, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': sampleAddress(), ...headers },
    body,
  });
  const received: unknown = await answer.json();
  const { status } = answer;
  if (status === 201) {
    const { download } = guideRequestAccepted.strict().parse(received);
    return { status, problem: null, download, headers: answer.headers };
  }
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json'))
    throw new Error(`${status} is no problem document: ${JSON.stringify(received)}`);
  return { status, problem: problem.parse(received), download: null, headers: answer.headers };
}

export const send = (body: Fields, headers: Record<string, string> = {}, cmsUrl = stack.cmsUrl): Promise<Answered> =>
  sendRaw(JSON.stringify(body), headers, cmsUrl);

/** What a form without script holds; `changes` take its fields' place, null leaves one out. */
export function sampleForm(changes: Record<string, string | null> = {}): URLSearchParams {
  const fields = {
    guide: guide.documentId,
    email: sampleEmail(),
    name: 'Grace Example',
    phone: '',
    relationship: '',
    page: '/guides/sample/',
    website: '',
    ...changes,
  };
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== null) form.append(name, value);
  form.append('shown', `${GUIDE_NOTICE}:${NOTICE_VERSION}`);
  form.append('shown', `${BOX}:1`);
  return form;
}

/** Sends a plain form, as a browser without script does. */
export async function sendForm(body: BodyInit, headers: Record<string, string> = {}) {
  const answer = await fetch(stack.cmsUrl + URL_OF_REQUESTS, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': sampleAddress(),
      'sec-fetch-site': 'same-origin',
      ...headers,
    },
    body,
  });
  return { status: answer.status, headers: answer.headers, page: await answer.text() };
}

const challenge: z.ZodType<Challenge> = z.looseObject({
  parameters: z.looseObject({
    algorithm: z.string(),
    nonce: z.string(),
    salt: z.string(),
    cost: z.number(),
    keyLength: z.number(),
    keyPrefix: z.string(),
  }),
  signature: z.string(),
});

export async function fetchChallenge(headers: Record<string, string> = {}): Promise<Challenge> {
  const answer = await fetch(`${stack.cmsUrl}/api/guide-challenges`, {
    headers: { 'x-forwarded-for': sampleAddress(), ...headers },
  });
  return challenge.parse(await answer.json());
}

/** A challenge with its solution, as a form's script sends it. */
export async function solve(given: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge: given, deriveKey });
  return Buffer.from(JSON.stringify({ challenge: given, solution })).toString('base64');
}
export const prove = async (): Promise<string> => solve(await fetchChallenge());

/** The rows that were kept of a request. */
export async function keptOf({ idempotencyKey }: Fields): Promise<Fields[]> {
  const { rows } = await sql.query('select * from guide_downloads where idempotency_key = $1', [
    String(idempotencyKey).toLowerCase(),
  ]);
  return rows;
}

/** The names of the jobs that a request left in the queue. */
export async function jobsOf(request: Fields | undefined): Promise<string[]> {
  const { rows } = await sql.query(
    `select name from patient_press_jobs.job where data ->> 'request' = $1 and name = any($2) order by name`,
    [request?.document_id, JOBS],
  );
  return rows.map(({ name }) => String(name));
}

/** How much is kept altogether, in all the intake's tables and in the queue. */
export async function countKept(): Promise<number> {
  const { rows } = await sql.query(
    `select (select count(*) from guide_downloads) + (select count(*) from guide_downloads_guide_lnk)
      + (select count(*) from guide_downloads_cmps) + (select count(*) from components_intake_consents)
      + (select count(*) from patient_press_consents) + (select count(*) from patient_press_intake_keys)
      + (select count(*) from patient_press_jobs.job where name = any($1)) as count`,
    [JOBS],
  );
  return Number(rows[0]?.count);
}
