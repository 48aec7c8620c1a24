import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { type Keyring, makeKeyring, readKeys } from '../../../cms/src/platform/encryption/keyring.ts';

const MINUTE = 60_000;
/** Every fifth request is for a call. */
const CALLS = 5;
/** So many requests are one person's, on average. */
const PER_PERSON = 1.6;
const BATCH = 1000;

const [firstNames, lastNames] = [
  ['Ada', 'Ben', 'Clara', 'José', 'Edith', 'Frank', 'Zoë', 'Henry', 'Ida', 'Dan', 'Karen', 'Louis', 'Mary'],
  ['Sample', 'Example', 'Specimen', 'Müller', 'Invented', 'Placeholder', 'Dummy'],
];

/** The keys of the newsroom in a data folder, which it made itself. */
function keyringOf(dataDir: string): Keyring {
  const secrets: unknown = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'));
  const keys = readKeys(z.object({ LEAD_KEY: z.string() }).parse(secrets).LEAD_KEY);
  if (!keys) throw new Error(`There is no LEAD_KEY in ${dataDir}.`);
  return makeKeyring(keys);
}

/** One of the invented people. Their numbers are in an area code that no one has. */
function personOf(number: number) {
  const name = `${firstNames?.[number % 13]} ${lastNames?.[number % 7]}-${number.toString(36)}`;
  return { name, email: `reader.${number.toString(36)}@example.org`, phone: `+1205${String(2_000_000 + number)}` };
}

function inventRow(keyring: Keyring, index: number, count: number) {
  const requestType = index % CALLS === 0 ? 'callback-request' : 'guide-download';
  const idempotencyKey = randomUUID();
  const { name, email, phone } = personOf((index * 7919) % Math.ceil(count / PER_PERSON));
  const encrypt = (field: string, text: string) => keyring.encrypt(text, { requestType, idempotencyKey, field });
  return {
    document_id: `bench${index}`,
    idempotency_key: idempotencyKey,
    name: encrypt('name', name),
    phone: encrypt('phone', phone),
    phone_index: keyring.index('phone', phone),
    email: requestType === 'guide-download' ? encrypt('email', email) : null,
    email_index: requestType === 'guide-download' ? keyring.index('email', email) : null,
    created_at: new Date(Date.now() - (count - index) * 15 * MINUTE),
    done: index % 10 < 9,
    isCall: requestType === 'callback-request',
  };
}

const columns = 'document_id, idempotency_key, name, phone, phone_index, email, email_index, created_at';
const typed = `document_id text, idempotency_key text, name text, phone text, phone_index text, email text, email_index text,
  created_at timestamp, done boolean`;

/** Invents requests of both types, encrypted as real ones are, by people of whom many asked more than once. */
export async function plantRequests(sql: pg.Client, dataDir: string, count: number): Promise<void> {
  const keyring = keyringOf(dataDir);
  for (let first = 0; first < count; first += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - first) }, (_, index) =>
      inventRow(keyring, first + index, count),
    );
    const insert = (table: string, more: string, values: string, wanted: typeof rows) =>
      sql.query(
        `insert into ${table} (${columns}, relationship, page, verdict, purge_on, updated_at, published_at, ${more})
         select ${columns}, 'family', '/', 'accepted', '2099-01-01', created_at, created_at, ${values}
         from jsonb_to_recordset($1::jsonb) as one(${typed})`,
        [JSON.stringify(wanted)],
      );
    const handled = 'case when done then created_at end';
    await insert(
      'guide_downloads',
      'openings, delivered_at, agreed_to_call, handled_at',
      `0, created_at, true, ${handled}`,
      rows.filter(({ isCall }) => !isCall),
    );
    await insert(
      'callback_requests',
      'handled_at',
      handled,
      rows.filter(({ isCall }) => isCall),
    );
  }
  await sql.query('analyze guide_downloads, callback_requests');
}
