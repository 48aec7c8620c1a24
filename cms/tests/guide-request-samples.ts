import { randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { type Keyring, makeKeyring, readKeys } from '../src/intake/seal.ts';
import { word } from './samples.ts';

/** The keys that a stack of the tests seals with, which it made itself. */
export function keyringOf({ dataDir }: { dataDir: string }): Keyring {
  const secrets: unknown = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'));
  const keys = readKeys(z.object({ LEAD_KEY: z.string() }).parse(secrets).LEAD_KEY);
  if (!keys) throw new Error('The stack has no LEAD_KEY. Send it a request first.');
  return makeKeyring(keys);
}

export const sampleEmail = () => `${word()}@example.com`;

/** What a reader gave. `phone` is E.164; `boxes`: the wordings beside the notice, and whether each was ticked. */
export interface SampleGuideRequest {
  email?: string;
  name?: string | null;
  phone?: string | null;
  page?: string;
  relationship?: string;
  boxes?: Record<string, boolean>;
  purgeOn?: string;
  createdAt?: Date;
  guide?: unknown;
  ctaBanner?: string | null;
}

/** Where requests are written, and what they are sealed with. */
interface Place {
  sql: pg.Client;
  keyring: Keyring;
}

/** Keeps a request for a guide as the intake keeps it. @returns its documentId. */
export async function keepGuideRequest(
  { sql, keyring }: Place,
  {
    email = sampleEmail(),
    name = 'Grace Example',
    phone = null,
    page = '/guides/first-weeks/',
    relationship = 'patient',
    boxes = {},
    purgeOn = '2099-01-01',
    createdAt = new Date(),
    guide = null,
    ctaBanner = null,
  }: SampleGuideRequest = {},
): Promise<string> {
  const [documentId, idempotencyKey] = [randomUUID().replaceAll('-', '').slice(0, 24), randomUUID()];
  const seal = (field: string, text: string | null) =>
    text === null ? null : keyring.seal(text, { requestType: 'guide-download', idempotencyKey, field });
  const emailIndex = keyring.index('email', email.toLowerCase());
  const phoneIndex = phone && keyring.index('phone', phone);
  await sql.query(
    `insert into patient_press_intake_keys (request_type, idempotency_key, content_hash) values ('guide-download', $1, $2)`,
    [idempotencyKey, keyring.index('content', idempotencyKey)],
  );
  const { rows } = await sql.query(
    `insert into guide_downloads (document_id, idempotency_key, email, name, phone, email_index, phone_index, page,
       relationship, verdict, openings, purge_on, cta_banner, created_at, updated_at, published_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'accepted', 0, $10, $11, $12, $12, $12) returning id`,
    [
      ...[documentId, idempotencyKey, seal('email', email), seal('name', name), seal('phone', phone)],
      ...[emailIndex, phoneIndex, page, relationship, purgeOn, ctaBanner, createdAt],
    ],
  );
  if (guide)
    await sql.query(
      `insert into guide_downloads_guide_lnk (guide_download_id, guide_id) select $1, id from guides where document_id = $2`,
      [rows[0]?.id, guide],
    );
  for (const [key, granted] of Object.entries({ guide: true, ...boxes }))
    await sql.query(
      `insert into patient_press_consents (request_type, request, wording_key, wording_version, wording_sha256, granted,
         at, page, phone_index, email_index)
       values ('guide-download', $1, $2, 1, coalesce((select sha_256 from consent_wordings where key = $2 limit 1), repeat('0', 64)), $3, $4, $5, $6, $7)`,
      [documentId, key, granted, createdAt, page, phoneIndex, emailIndex],
    );
  for (const index of [`email:${emailIndex}`, ...(phoneIndex ? [`phone:${phoneIndex}`] : [])])
    await sql.query('insert into patient_press_intake_limits (key, points) values ($1, 1) on conflict do nothing', [
      index,
    ]);
  return documentId;
}

/** Takes away, after the tests of the file, what they left of requests for guides and of people's rights. */
export function clearGuideRequests(sql: pg.Client): void {
  afterAll(async () => {
    await sql.query(`
      delete from guide_downloads where idempotency_key not like 'demo-%';
      delete from patient_press_consents;
      delete from patient_press_intake_keys;
      delete from patient_press_intake_limits;
      delete from patient_press_intake_history;
      delete from patient_press_intake_log;
      delete from patient_press_consent_withdrawals;
      delete from patient_press_purges;
    `);
  });
}

/** A number that nobody else of the tests has. */
export const sampleNumber = () => `+1205${randomInt(200, 999)}${randomInt(1000, 9999)}`;
