import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll } from 'vitest';
import { z } from 'zod';
import { agreedToCall } from '../src/intake/agreed-to-call.ts';
import { type Keyring, makeKeyring, readKeys } from '../src/intake/seal.ts';
import type { RequestType } from '../src/jobs/job.ts';

/** The keys that the newsroom of a data folder seals with, which it made itself. */
export function keyringOf(dataDir: string): Keyring {
  const secrets: unknown = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'));
  const keys = readKeys(z.object({ LEAD_KEY: z.string() }).parse(secrets).LEAD_KEY);
  if (!keys) throw new Error(`There is no LEAD_KEY in ${dataDir}.`);
  return makeKeyring(keys);
}

/** An address that nobody else of the tests has. */
export const sampleEmail = () => `grace-${randomUUID().slice(0, 8)}@example.net`;

/** Where requests are written, and what they are sealed with. */
export interface Place {
  sql: pg.Client;
  keyring: Pick<Keyring, 'seal' | 'index'>;
}

/** A wording that stood in the form. */
interface SampleConsent {
  key: unknown;
  version?: unknown;
  /** That of the wording, unless it is said. */
  sha256?: unknown;
  granted: boolean;
}

export interface SampleRequest {
  requestType?: RequestType;
  /** What the reader gave, in plain words, each under its column's name; null where nothing was given. Phones in E.164. */
  given: Partial<Record<'email' | 'name' | 'phone' | 'best_time', string | null>>;
  /** The documentId of the guide. */
  guide?: unknown;
  consents?: SampleConsent[];
  /** Other columns, and those that are to differ from what most requests have. */
  columns?: Record<string, unknown>;
}

const tables = { 'guide-download': 'guide_downloads', 'callback-request': 'callback_requests' } as const;

/** Keeps a request as the intake does, and has nothing done about it. @returns its documentId. */
export async function plantRequest(
  { sql, keyring }: Place,
  { requestType = 'guide-download', given, guide, consents = [], columns = {} }: SampleRequest,
): Promise<string> {
  const [documentId, idempotencyKey, at] = [randomUUID().replaceAll('-', '').slice(0, 24), randomUUID(), new Date()];
  const sealed = Object.entries(given).map(([field, text]) => [
    field,
    text && keyring.seal(text, { requestType, idempotencyKey, field: field === 'best_time' ? 'bestTime' : field }),
  ]);
  const { email, phone } = given;
  const granted = consents.flatMap(({ key, granted }) => (granted ? String(key) : []));
  const emailIndex = email ? keyring.index('email', email.toLowerCase()) : null;
  const phoneIndex = phone ? keyring.index('phone', phone) : null;
  const row: Record<string, unknown> = {
    document_id: documentId,
    idempotency_key: idempotencyKey,
    ...Object.fromEntries(sealed),
    phone_index: phoneIndex,
    ...(requestType === 'guide-download' && {
      email_index: emailIndex,
      openings: 0,
      agreed_to_call: agreedToCall({ granted, standing: granted, hasPhone: Boolean(phone) }),
    }),
    relationship: 'family',
    page: '/guides/first-weeks/',
    verdict: 'accepted',
    created_at: at,
    updated_at: at,
    published_at: at,
    purge_on: '2099-01-01',
    ...columns,
  };
  await sql.query(
    'insert into patient_press_intake_keys (request_type, idempotency_key, content_hash) values ($1, $2, $3)',
    [requestType, idempotencyKey, keyring.index('content', idempotencyKey)],
  );
  const places = Object.keys(row).map((_, index) => `$${index + 1}`);
  const { rows } = await sql.query(
    `insert into ${tables[requestType]} (${Object.keys(row).join(', ')}) values (${places.join(', ')}) returning id`,
    Object.values(row),
  );
  if (guide)
    await sql.query(
      `insert into guide_downloads_guide_lnk (guide_download_id, guide_id) select $1, id from guides where document_id = $2`,
      [rows[0]?.id, guide],
    );
  for (const { key, version = 1, sha256 = null, granted } of consents)
    await sql.query(
      `insert into patient_press_consents (request_type, request, wording_key, wording_version, wording_sha256, granted,
         at, page, phone_index, email_index)
       values ($1, $2, $3, $4,
         coalesce($5, (select sha_256 from consent_wordings where key = $3 limit 1), repeat('0', 64)), $6, $7, $8, $9, $10)`,
      [requestType, documentId, key, version, sha256, granted, row.created_at, row.page, phoneIndex, emailIndex],
    );
  return documentId;
}

/** The notice of a guide's form, and the boxes beside it. @param boxes each wording's key, and whether it was ticked. */
export const noticeAnd = (boxes: Record<string, boolean>): SampleConsent[] =>
  Object.entries({ guide: true, ...boxes }).map(([key, granted]) => ({ key, granted }));

/**
 * Takes away, after the tests of the file, what they left of requests, consents and people's rights. The stack is
 * shared: the next file's tests find it as this file's tests did.
 */
export function clearRequests(sql: pg.Client): void {
  afterAll(async () => {
    await sql.query(`
      delete from components_intake_consents where id in (
        select cmp_id from callback_requests_cmps union all
        select cmp_id from guide_downloads_cmps join guide_downloads on guide_downloads.id = entity_id
        where idempotency_key not like 'demo-%');
      delete from guide_downloads where idempotency_key not like 'demo-%';
      delete from callback_requests;
      delete from patient_press_recipient_deliveries;
      delete from patient_press_consents;
      delete from patient_press_consent_withdrawals;
      delete from patient_press_intake_keys;
      delete from patient_press_intake_notices;
      delete from patient_press_intake_limits;
      delete from patient_press_intake_history;
      delete from patient_press_intake_log;
      delete from patient_press_purges;
    `);
  });
}
