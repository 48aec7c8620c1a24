import { randomUUID } from 'node:crypto';
import { GUIDE_DOWNLOADS } from '@patient-press/shared/guide-request';
import { afterAll } from 'vitest';
import { stack } from '../../.run/worker-stack.ts';
import type { Fields } from './admin-api.ts';
import { problem, sampleAddress, sql } from './callback-samples.ts';
import { sampleEmail } from './plant-request.ts';
import { word } from './samples.ts';

const { rows: guides } = await sql.query(
  `select document_id from guides where access = 'on-request' and published_at is not null limit 1`,
);

/** Wordings with boxes of their own, which no reader outside the tests is shown, for as long as the file's tests run. */
export async function addWordings(): Promise<{ CALL: string; NEWS: string }> {
  const keys = { CALL: `guide-call-${word()}`, NEWS: `guide-news-${word()}` };
  for (const key of Object.values(keys))
    await sql.query(
      `insert into consent_wordings (document_id, key, version, text, sha_256, effective_from, created_at, updated_at, published_at)
       values ($1, $2, 1, 'Sample Firm may contact me.', repeat('a', 64), now() - interval '9 days', now(), now(), now())`,
      [word(), key],
    );
  afterAll(async () => {
    await sql.query('delete from consent_wordings where key = any($1)', [Object.values(keys)]);
  });
  return keys;
}

/** What the site's form sends, with these boxes and nothing else. @param changes take its fields' place. */
export const guideRequestWith = (changes: Fields, boxes: Record<string, boolean>): Fields => ({
  idempotencyKey: randomUUID(),
  guide: guides[0]?.document_id,
  email: sampleEmail(),
  consents: [
    { key: 'guide', version: 1, granted: true },
    ...Object.entries(boxes).map(([key, granted]) => ({ key, version: 1, granted })),
  ],
  page: '/guides/sample/',
  openForMs: 20_000,
  ...changes,
});

/** Sends a request for a guide. */
export async function send(body: Fields): Promise<{ status: number; errors: { field: string; message: string }[] }> {
  const answer = await fetch(stack.cmsUrl + GUIDE_DOWNLOADS, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': sampleAddress() },
    body: JSON.stringify(body),
  });
  const received: unknown = await answer.json();
  return { status: answer.status, errors: answer.ok ? [] : (problem.parse(received).errors ?? []) };
}

/** The same as a plain form, from a browser without script. */
export async function sendPlain(
  body: Fields,
  boxes: Record<string, boolean>,
): Promise<{ status: number; page: string }> {
  const form = new URLSearchParams({
    guide: String(body.guide),
    page: String(body.page),
    email: String(body.email),
    phone: String(body.phone ?? ''),
  });
  for (const key of ['guide', ...Object.keys(boxes)]) form.append('shown', `${key}:1`);
  for (const [key, granted] of Object.entries(boxes)) if (granted) form.append('granted', key);
  const answer = await fetch(stack.cmsUrl + GUIDE_DOWNLOADS, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': sampleAddress(),
      origin: stack.siteUrl,
    },
    body: form,
  });
  return { status: answer.status, page: await answer.text() };
}
