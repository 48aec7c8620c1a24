import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import {
  BOX,
  box,
  countStored,
  guide,
  jobsOf,
  NOTICE_VERSION,
  notice,
  openGuide,
  prove,
  sampleRequest,
  send,
  storedOf,
} from '../fixtures/guide-samples.ts';
import { sampleAddress } from '../fixtures/intake.ts';
import { sampleEmail } from '../fixtures/plant-request.ts';

test('a request is accepted, and stored encrypted, with what was agreed to and what was not', async () => {
  const body = sampleRequest({ page: '/articles/a/?utm_source=x#y', consents: [notice(), box(false)] });
  expect(await send(body)).toMatchObject({ status: 201, download: null });
  const [row, ...others] = await storedOf(body);
  expect(others).toEqual([]);
  const sealed = expect.stringMatching(/^1\.[\da-f]{8}\./);
  expect(row).toMatchObject({
    email: sealed,
    name: sealed,
    // No one may use it.
    phone: null,
    phone_index: null,
    email_index: expect.stringMatching(/^[\da-f]{64}$/),
    relationship: 'family',
    page: '/articles/a/',
    verdict: 'accepted',
    openings: 0,
  });
  const { rows } = await sql.query(
    `select purge_on = (k.received_at at time zone 'UTC' + interval '18 months')::date as "isPurgedInTime"
     from guide_downloads d join patient_press_intake_keys k on k.request = d.document_id where d.id = $1`,
    [row?.id],
  );
  expect(rows).toEqual([{ isPurgedInTime: true }]);
  const { rows: proofs } = await sql.query(
    `select c.*, w.text is not null as "isKnown" from patient_press_consents c left join consent_wordings w
       on w.key = c.wording_key and w.version = c.wording_version and w.sha_256 = c.wording_sha256
     where request = $1 order by c.id`,
    [row?.document_id],
  );
  const proof = { request_type: 'guide-download', page: '/articles/a/', email_index: row?.email_index, isKnown: true };
  expect(proofs).toMatchObject([
    { ...proof, wording_key: 'guide', wording_version: NOTICE_VERSION, granted: true },
    { ...proof, wording_key: BOX, wording_version: 1, granted: false },
  ]);
  expect(await jobsOf(row)).toEqual(['mail-guide']);
});

test('a ticked box keeps the phone, and notifies those it names', async () => {
  const body = sampleRequest({ phone: '(205) 555-0123' });
  expect(await send(body)).toMatchObject({ status: 201 });
  const [row] = await storedOf(body);
  expect(row).toMatchObject({
    phone: expect.stringMatching(/^1\./),
    phone_index: expect.stringMatching(/^[\da-f]{64}$/),
  });
  expect(await jobsOf(row)).toEqual(['mail-guide', 'tell-recipients']);
});

test('an email address is enough', async () => {
  const { guide: id, email, idempotencyKey, page } = sampleRequest();
  expect(await send({ guide: id, email, idempotencyKey, page, consents: [notice()] })).toMatchObject({ status: 201 });
  expect(await storedOf({ idempotencyKey })).toMatchObject([{ name: null, phone: null, relationship: 'undisclosed' }]);
});

test('a phone that is none matters only where a box lets someone use it', async () => {
  const refused = await send(sampleRequest({ phone: '12' }));
  expect([refused.status, refused.problem?.errors?.map(({ field }) => field)]).toEqual([422, ['phone']]);
  expect(await send(sampleRequest({ phone: '12', consents: [notice(), box(false)] }))).toMatchObject({ status: 201 });
  expect(await send(sampleRequest({ phone: undefined }))).toMatchObject({ status: 201 });
});

test('who solved the task gets the guide at once, and again when the request is sent again', async () => {
  const body = sampleRequest({ proof: await prove() });
  const first = await send(body);
  expect(first.download).toMatch(
    new RegExp(`^/api/guide-files/f\\.[a-z\\d]+\\.[a-z\\d]+\\.[\\w-]+/${guide.slug}\\.pdf$`),
  );
  const again = await send(body);
  expect([again.status, again.download?.split('.')[1]]).toEqual([201, first.download?.split('.')[1]]);
});

test.each<[string, Fields, string]>([
  ['an unknown field', { sender: 'me' }, 'sender'],
  ['a name of 121 letters', { name: 'a'.repeat(121) }, 'name'],
  ['no email address', { email: undefined }, 'email'],
  ['two email addresses', { email: 'a@example.com, b@example.com' }, 'email'],
  ['an email address with a header after it', { email: 'a@example.com\r\nBcc: b@example.com' }, 'email'],
  ['a relationship that does not exist', { relationship: 'robot' }, 'relationship'],
  ['no key', { idempotencyKey: undefined }, 'idempotencyKey'],
  ['no notice', { consents: [box(true)] }, 'consents'],
  ['a notice that is refused', { consents: [{ ...notice(), granted: false }] }, 'consents.0.granted'],
  ['a wording twice', { consents: [notice(), box(true), box(false)] }, 'consents.2.key'],
  [
    'a wording of another form',
    { consents: [notice(), { key: 'callback', version: 1, granted: true }] },
    'consents.1.key',
  ],
  ['a wording that there is not', { consents: [notice(), { ...box(true), key: 'guide-none' }] }, 'consents.1.version'],
  ['a version that there is not', { consents: [{ ...notice(), version: 99 }] }, 'consents.0.version'],
  ['a page of another site', { page: 'https://example.org/' }, 'page'],
  ['a guide that there is not', { guide: 'nosuchguide' }, 'guide'],
  ['a guide that cannot be one', { guide: '\0' }, 'guide'],
  ['a guide that need not be asked for', { guide: openGuide.documentId }, 'guide'],
])('%s is refused with the field that must be mended', async (_, changes, field) => {
  const before = await countStored();
  const { status, problem } = await send(sampleRequest(changes));
  expect([status, problem?.code]).toEqual([422, 'invalid']);
  expect(problem?.errors?.map((error) => error.field)).toEqual([field]);
  for (const { message } of problem?.errors ?? []) expect(message).toMatch(/^[A-Z].*\.$/);
  expect(await countStored()).toBe(before);
});

test('what looks like spam is answered like anything else, and gets no mail', async () => {
  for (const changes of [{ website: 'https://spam.example' }, { openForMs: 40 }]) {
    const body = sampleRequest({ ...changes, proof: await prove() });
    expect(await send(body)).toMatchObject({ status: 201, download: null });
    const [row] = await storedOf(body);
    expect([row?.verdict, await jobsOf(row)]).toEqual(['suspect', []]);
  }
});

test('sent again, a request is saved once; another one with its key is refused', async () => {
  const body = sampleRequest();
  expect(await send(body)).toMatchObject({ status: 201 });
  const before = await countStored();
  expect(await send({ ...body, openForMs: 60_000 })).toMatchObject({ status: 201 });
  expect(await send({ ...body, idempotencyKey: String(body.idempotencyKey).toUpperCase() })).toMatchObject({
    status: 201,
  });
  const other = await send({ ...body, email: sampleEmail() });
  expect([other.status, other.problem?.code]).toEqual([409, 'key-reused']);
  expect(await countStored()).toBe(before);
});

test('sent many times at once, a request is stored once, and every sender hears that it was accepted', async () => {
  for (const _round of [1, 2, 3]) {
    const body = sampleRequest();
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(body)));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201));
    const [row, ...others] = await storedOf(body);
    expect(others).toEqual([]);
    expect(await jobsOf(row)).toEqual(['mail-guide', 'tell-recipients']);
  }
});

test('from one address ten requests are believed in an hour, those beyond are asked by mail', async () => {
  const headers = { 'x-forwarded-for': sampleAddress() };
  const sent = Array.from({ length: 12 }, () => sampleRequest());
  for (const body of sent) expect(await send(body, headers)).toMatchObject({ status: 201, download: null });
  const rows = await Promise.all(sent.map(async (body) => (await storedOf(body))[0]));
  expect(rows.map((row) => row?.verdict)).toEqual([...Array(10).fill('accepted'), 'suspect', 'suspect']);
  expect(await jobsOf(rows[11])).toEqual(['mail-confirmation']);
  const proved = sampleRequest({ proof: await prove() });
  expect((await send(proved, headers)).download).not.toBeNull();
});

test('one mailbox gets five guides a day by email, and the answer never says that it had them', async () => {
  const email = sampleEmail();
  const sent = Array.from({ length: 6 }, (_, count) =>
    sampleRequest({ email: count % 2 ? email : email.toUpperCase() }),
  );
  for (const body of sent) expect(await send(body)).toMatchObject({ status: 201, download: null, problem: null });
  const rows = await Promise.all(sent.map(async (body) => (await storedOf(body))[0]));
  expect(rows.map((row) => row?.verdict)).toEqual([...Array(5).fill('accepted'), 'suspect']);
});

test('spam in another person’s name does not use up their mails', async () => {
  const email = sampleEmail();
  for (let count = 0; count < 6; count += 1)
    expect(await send(sampleRequest({ email, website: 'x' }))).toMatchObject({ status: 201 });
  expect(await send(sampleRequest({ email }))).toMatchObject({ status: 201 });
});

test('far too many requests from one address are refused, and the answer says when to try again', async () => {
  const address = sampleAddress();
  const headers = { 'x-forwarded-for': address };
  expect(await send(sampleRequest(), headers)).toMatchObject({ status: 201 });
  await sql.query(`update patient_press_intake_limits set points = 599 where points = 1 and key like 'guideAddress:%'`);
  expect(await send(sampleRequest(), headers)).toMatchObject({ status: 201 });
  const { status, problem, headers: answered } = await send(sampleRequest(), headers);
  expect([status, problem?.code]).toEqual([429, 'too-many-requests']);
  expect(Number(answered.get('retry-after'))).toBeGreaterThan(3000);
});

test('all tables together hold no email, name, phone or address of a reader in plain text', async () => {
  const address = sampleAddress();
  const body = sampleRequest({
    name: 'Zebedee Quarrington',
    email: 'zebedee.q@xylophone.example.com',
    phone: '+12125557391',
  });
  for (const changes of [{}, { website: 'spam' }])
    expect(
      await send({ ...body, ...changes, idempotencyKey: randomUUID() }, { 'x-forwarded-for': address }),
    ).toMatchObject({ status: 201 });
  const { rows: tables } = await sql.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'patient_press_jobs') and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(50);
  for (const { name } of tables) {
    const { rows } = await sql.query(`select 1 from ${name} as t where t::text ~* $1 limit 1`, [
      `quarrington|zebedee|xylophone|5557391|${address.replaceAll('.', '\\.')}`,
    ]);
    expect([name, rows.length]).toEqual([name, 0]);
  }
});
