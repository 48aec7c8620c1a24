import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Cms, startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { dataSubjectSummary, withdrawalList } from '../../src/data-subjects/contract.ts';
import { type EncryptionContext, keyIdOf, makeKeyring } from '../../src/platform/encryption/keyring.ts';
import { type Fields, logIn, type Session } from '../fixtures/admin-api.ts';
import { sampleCallback, samplePhone } from '../fixtures/callback-samples.ts';
import { copyNewsroom } from '../fixtures/copied-newsroom.ts';
import { saveGuideRequest } from '../fixtures/guide-request-samples.ts';
import { sampleAddress } from '../fixtures/intake.ts';
import { sampleEmail } from '../fixtures/plant-request.ts';
import { openQueue, runJob } from '../fixtures/queue.ts';

// A newsroom of this file's own, on the stack's Postgres: its keys are changed.

const [oldKey, newKey] = [randomBytes(32), randomBytes(32)];
const [old, fresh] = [makeKeyring([oldKey]), makeKeyring([newKey])];
const inOrder = (...keys: Buffer[]) => keys.map((key) => key.toString('base64url')).join(',');

const { databaseUrl, dataDir, sql, remove } = await copyNewsroom();
const login = stack.administrator;

let cms: Cms;
let administrator: Session;

async function start(keys: string, env: NodeJS.ProcessEnv = {}): Promise<void> {
  cms = await startCms({
    databaseUrl,
    dataDir,
    port: await freePort(),
    env: {
      ...{ LEAD_KEY: keys, SITE_URL: stack.siteUrl, PRESS_TOKEN: stack.pressToken },
      ...env,
    },
  });
}

beforeAll(async () => {
  // What the demo's readers sent is encrypted with another key.
  await sql.query(
    'truncate guide_downloads, callback_requests, patient_press_consents, patient_press_consent_withdrawals cascade',
  );
  await start(inOrder(oldKey), { ACCEPT_CHANGED_SECRETS: 'LEAD_KEY' });
  administrator = await logIn(cms.url, login);
});
afterAll(async () => {
  await cms.stop();
  await remove();
});

/** A person who asked for a guide and for a call, as the cms with the old key saved it. */
async function keepPerson() {
  const [email, phone] = [sampleEmail(), samplePhone()];
  const body = sampleCallback({ phone });
  const answer = await fetch(`${cms.url}/api/callback-requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': sampleAddress() },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(201);
  const { rows } = await sql.query('select document_id from callback_requests where idempotency_key = $1', [
    body.idempotencyKey,
  ]);
  const guide = await saveGuideRequest({ sql, keyring: old }, { email, phone, boxes: { 'guide-call': true } });
  return { email, phone, guide, call: String(rows[0]?.document_id) };
}
/** Whose data every key finds again. */
let person: Awaited<ReturnType<typeof keepPerson>>;
let optedOut: Awaited<ReturnType<typeof keepPerson>>;

const rowOf = async (table: string, documentId: string): Promise<Fields> =>
  (await sql.query(`select * from ${table} where document_id = $1`, [documentId])).rows[0] ?? {};
const proofsOf = async (request: string) =>
  (await sql.query('select email_index, phone_index from patient_press_consents where request = $1', [request])).rows;
const untilLogged = (words: RegExp) => vi.waitUntil(() => words.exec(cms.log()), { timeout: 60_000, interval: 20 });
const find = async (sought: object) =>
  dataSubjectSummary.parse((await administrator.call('POST', '/intake/people/find', sought)).data);

test('after a rotation everything is encrypted with the new key, nothing is lost, and the log says which keys can go', async () => {
  person = await keepPerson();
  const erased = await saveGuideRequest({ sql, keyring: old }, {});
  optedOut = await keepPerson();
  const withdrawal = { requestType: 'callback-request', request: optedOut.call, wordingKey: 'callback' };
  expect((await administrator.call('POST', '/intake/consents/withdraw', withdrawal)).status).toBe(200);
  await sql.query(
    `update guide_downloads set email = null, name = null, email_index = null, erased_at = now() where document_id = $1`,
    [erased],
  );
  const erasedProofs = await proofsOf(erased);
  const many = [];
  for (let count = 0; count < 450; count += 1)
    many.push(await saveGuideRequest({ sql, keyring: old }, { email: `many-${count}@example.com` }));
  const broken = await saveGuideRequest({ sql, keyring: old }, { name: 'Broken' });
  await sql.query('update guide_downloads set name = email where document_id = $1', [broken]);
  const brokenBefore = await rowOf('guide_downloads', broken);
  await cms.stop();

  await start(inOrder(newKey, oldKey));
  await untilLogged(/fields are still encrypted with the key/);
  expect(cms.log()).toContain(`453 requests were encrypted again with the key ${fresh.keyId}`);
  expect(cms.log()).toContain(`2 fields are still encrypted with the key ${old.keyId}.`);
  expect(cms.log()).toMatch(new RegExp(`can’t be decrypted, and stay as they are \\(guide-download\\): ${broken}\\.`));
  expect(await rowOf('guide_downloads', broken)).toEqual(brokenBefore);

  const row = await rowOf('guide_downloads', person.guide);
  const open = (field: string) => {
    const place: EncryptionContext = {
      requestType: 'guide-download',
      idempotencyKey: String(row.idempotency_key),
      field,
    };
    return fresh.decrypt(String(row[field]), place);
  };
  expect([open('email'), open('phone'), open('name')]).toEqual([person.email, person.phone, 'Grace Example']);
  const indexes = {
    email_index: fresh.index('email', person.email),
    phone_index: fresh.index('phone', person.phone),
  };
  expect(row).toMatchObject(indexes);
  expect(await proofsOf(person.guide)).toEqual([indexes, indexes]);
  expect(await rowOf('callback_requests', person.call)).toMatchObject({ phone_index: indexes.phone_index });
  expect(await proofsOf(person.call)).toEqual([{ email_index: null, phone_index: indexes.phone_index }]);
  expect(await proofsOf(erased)).toEqual(erasedProofs);
  const { rows } = await sql.query('select email from guide_downloads where document_id = any($1)', [many]);
  expect(new Set(rows.map(({ email }) => keyIdOf(email)))).toEqual(new Set([fresh.keyId]));

  await sql.query('delete from guide_downloads where document_id = $1', [broken]);
  await cms.stop();
  await start(inOrder(newKey, oldKey));
  await untilLogged(/the others can be removed from LEAD_KEY\. \d+ proofs of consent of people whose data was erased/);
});

test('what is erased while it is encrypted again stays erased', async () => {
  const guide = await saveGuideRequest({ sql, keyring: old }, { phone: samplePhone() });
  const proofs = await proofsOf(guide);
  // Erased between reading and writing: the write waits, and then finds that what was read is gone.
  const other = new pg.Client({ connectionString: databaseUrl });
  await other.connect();
  await other.query('begin');
  await other.query(
    `update guide_downloads set email = null, name = null, phone = null, email_index = null, phone_index = null,
       erased_at = now() where document_id = $1`,
    [guide],
  );
  const queue = await openQueue(databaseUrl);
  const done = runJob(queue, 'reseal');
  await vi.waitUntil(
    async () => {
      const { rows } = await sql.query(
        `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ~ 'jsonb_to_recordset' and datname = current_database()`,
      );
      return rows.length > 0;
    },
    { timeout: 60_000, interval: 20 },
  );
  await other.query('commit');
  await other.end();
  await done;
  await queue.stop({ graceful: false });
  expect(await rowOf('guide_downloads', guide)).toMatchObject({ email: null, phone: null, email_index: null });
  expect(await proofsOf(guide)).toEqual(proofs);
});

test('with the new key alone no one is lost, and nothing is encrypted again', async () => {
  await cms.stop();
  await start(inOrder(newKey));
  const { rows } = await sql.query(
    `select count(*) from patient_press_jobs.job where name = 'reseal' and state <> 'completed'`,
  );
  expect(rows).toEqual([{ count: '0' }]);
  expect(cms.log()).not.toContain('encrypted again');
  administrator = await logIn(cms.url, login);
  const { requests } = await find({ email: person.email });
  const certain = requests.flatMap(({ certainty, documentId }) => (certainty === 'same' ? documentId : []));
  expect(certain.toSorted()).toEqual([person.guide, person.call].toSorted());
  const { withdrawals } = withdrawalList.parse(
    (await administrator.call('POST', '/intake/consents/withdrawals', { state: 'open', after: null })).data,
  );
  const ours = withdrawals.find(({ request }) => request === optedOut.call);
  expect(ours).toMatchObject({ person: { name: 'Grace Example' } });
});
