import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, collection, type Fields } from '../fixtures/admin-api.ts';
import { countStored, sampleCallback, samplePhone, send, storedOf } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import { sampleAddress } from '../fixtures/intake.ts';

const administrator = await asAdministrator(stack);
const bannerOf = async () => {
  const { list } = await administrator.call('GET', `${collection('api::cta-banner.cta-banner')}?pageSize=50`);
  const [banner] = list;
  if (!banner) throw new Error('The demo has no banners.');
  return { documentId: String(banner.documentId), placement: String(banner.placement) };
};

test('a request is accepted, and stored encrypted, with what was agreed to', async () => {
  const { documentId, placement } = await bannerOf();
  const body = sampleCallback({
    page: '/articles/a/?utm_source=x#y',
    banner: { documentId, variant: '', placement },
    openForMs: 20_000,
  });
  expect(await send(body)).toMatchObject({ status: 201 });
  const [row, ...others] = await storedOf(body);
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    page: '/articles/a/',
    cta_banner: documentId,
    cta_variant: '',
    cta_placement: placement,
    verdict: 'accepted',
    phone: expect.stringMatching(/^1\.[\da-f]{8}\./),
    name: expect.stringMatching(/^1\.[\da-f]{8}\./),
    best_time: expect.stringMatching(/^1\.[\da-f]{8}\./),
    phone_index: expect.stringMatching(/^[\da-f]{64}$/),
    handled_at: null,
  });
  const { rows } = await sql.query(
    `select purge_on = (k.received_at at time zone 'UTC' + interval '18 months')::date as "isPurgedInTime"
     from callback_requests d join patient_press_intake_keys k on k.request = d.document_id where d.id = $1`,
    [row?.id],
  );
  expect(rows).toEqual([{ isPurgedInTime: true }]);

  const { rows: parts } = await sql.query(
    `select c.* from components_intake_consents c join callback_requests_cmps p on p.cmp_id = c.id where p.entity_id = $1`,
    [row?.id],
  );
  expect(parts).toMatchObject([{ wording_key: 'callback', version: 1, granted: true }]);
  const { rows: proofs } = await sql.query('select * from patient_press_consents where request = $1', [
    row?.document_id,
  ]);
  const { rows: wordings } = await sql.query(`select sha_256 from consent_wordings where key = 'callback'`);
  expect(proofs).toMatchObject([
    {
      request_type: 'callback-request',
      wording_key: 'callback',
      wording_version: 1,
      wording_sha256: wordings[0]?.sha_256,
      granted: true,
      page: '/articles/a/',
      phone_index: row?.phone_index,
      email_index: null,
    },
  ]);
});

test('a request without what may be left out is taken too', async () => {
  const { name, bestTime, ...body } = sampleCallback();
  expect(await send(body)).toMatchObject({ status: 201 });
  expect(await storedOf(body)).toMatchObject([{ name: null, best_time: null, cta_banner: null }]);
});

test('the site passes a request on, and its page may send it', async () => {
  const body = sampleCallback();
  const answer = await fetch(`${stack.siteUrl}/api/callback-requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: stack.siteUrl },
    body: JSON.stringify(body),
  });
  expect([answer.status, await answer.json()]).toEqual([201, { accepted: true }]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(await storedOf(body)).toHaveLength(1);
});

test.each([
  ['(205) 555-0123', '205-555-0123'],
  ['1 205 555 0123', '+12055550123'],
  ['205-PATIENT', '205-728-4368'],
  ['+44 20 7946 0958', '+442079460958'],
  ['212-555-0123 ext. 5', '212-555-0123'],
])('%s is the same phone as %s', async (one, other) => {
  const [first, second] = [sampleCallback({ phone: one }), sampleCallback({ phone: other })];
  for (const body of [first, second]) expect(await send(body)).toMatchObject({ status: 201 });
  const [[a], [b]] = [await storedOf(first), await storedOf(second)];
  expect(a?.phone_index).toBe(b?.phone_index);
});

test.each(['12', 'call me', '555-0123', '+999 1234', '911', '000-000-0000', '\u0000'])(
  '%j is no phone number, and the answer says how to write one',
  async (phone) => {
    const { status, problem } = await send(sampleCallback({ phone }));
    expect([status, problem?.code]).toEqual([422, 'invalid']);
    expect(problem?.errors).toEqual([{ field: 'phone', message: expect.stringMatching(/Include the area code/) }]);
  },
);

test.each<[string, Fields, string]>([
  ['an unknown field', { sender: 'me' }, 'sender'],
  ['a name of 121 letters', { name: 'a'.repeat(121) }, 'name'],
  ['a name that is none', { name: { first: 'A' } }, 'name'],
  ['no key', { idempotencyKey: undefined }, 'idempotencyKey'],
  ['a consent that is not given', { consent: { key: 'callback', version: 1, granted: false } }, 'consent.granted'],
  ['a consent to something else', { consent: { key: 'guide', version: 1, granted: true } }, 'consent.key'],
  ['a wording that there is not', { consent: { key: 'callback', version: 99, granted: true } }, 'consent.version'],
  ['a page of another site', { page: 'https://example.org/' }, 'page'],
  [
    'a banner at a place that there is not',
    { banner: { documentId: 'a', variant: '', placement: 'x' } },
    'banner.placement',
  ],
])('%s is refused with the field that must be mended', async (_, changes, field) => {
  const before = await countStored();
  const { status, problem } = await send(sampleCallback(changes));
  expect([status, problem?.code]).toEqual([422, 'invalid']);
  expect(problem?.errors?.map((error) => error.field)).toEqual([field]);
  for (const { message } of problem?.errors ?? []) expect(message).toMatch(/^[A-Z].*\.$/);
  expect(await countStored()).toBe(before);
});

test('a wording that is not in effect yet cannot be agreed to', async () => {
  const WORDING = 'api::consent-wording.consent-wording';
  const effectiveFrom = new Date(Date.now() + 86_400_000).toISOString();
  const { data } = await administrator.call('POST', collection(WORDING), {
    key: 'callback',
    text: 'Later.',
    effectiveFrom,
  });
  const refused = await send(sampleCallback({ consent: { key: 'callback', version: data.version, granted: true } }));
  expect(refused.problem?.errors?.map(({ field }) => field)).toEqual(['consent.version']);
  expect((await administrator.call('DELETE', collection(WORDING, data.documentId))).status).toBe(200);
});

test('what is no banner is not noted', async () => {
  const known = await bannerOf();
  const elsewhere = known.placement === 'top-bar' ? 'article-end' : 'top-bar';
  for (const banner of [
    { documentId: 'nobanneratall', variant: '', placement: 'top-bar' },
    { documentId: '\u0000', variant: '', placement: 'top-bar' },
    { documentId: known.documentId, variant: 'made-up', placement: known.placement },
    { documentId: known.documentId, variant: '', placement: elsewhere },
  ]) {
    const body = sampleCallback({ banner });
    expect(await send(body)).toMatchObject({ status: 201 });
    expect(await storedOf(body)).toMatchObject([{ cta_banner: null, cta_variant: null, cta_placement: null }]);
  }
});

test('what looks like spam is answered like anything else, and saved as suspect', async () => {
  for (const changes of [{ website: 'https://spam.example' }, { openForMs: 40 }]) {
    const body = sampleCallback(changes);
    expect(await send(body)).toMatchObject({ status: 201 });
    expect(await storedOf(body)).toMatchObject([{ verdict: 'suspect' }]);
  }
});

test('sent again, a request is saved once; another one with its key is refused', async () => {
  const body = sampleCallback();
  expect(await send(body)).toMatchObject({ status: 201 });
  const before = await countStored();
  expect(await send({ ...body, openForMs: 60_000 })).toMatchObject({ status: 201 });
  expect(await send({ ...body, idempotencyKey: String(body.idempotencyKey).toUpperCase() })).toMatchObject({
    status: 201,
  });
  const other = await send({ ...body, phone: samplePhone() });
  expect([other.status, other.problem?.code]).toEqual([409, 'key-reused']);
  expect(await countStored()).toBe(before);
});

test('sent many times at once, a request is stored once, and every sender hears that it was accepted', async () => {
  for (const _round of [1, 2, 3]) {
    const body = sampleCallback();
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(body)));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201));
    expect(await storedOf(body)).toHaveLength(1);
  }
});

test('one address may ask often, but not without end, and the answer says when to try again', async () => {
  const address = sampleAddress();
  const statuses: number[] = [];
  for (let count = 0; count < 62; count += 1) {
    const { status, problem, headers } = await send(sampleCallback(), { 'x-forwarded-for': address });
    statuses.push(status);
    if (status === 201) continue;
    expect(problem?.code).toBe('too-many-requests');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(3000);
  }
  expect(statuses).toEqual([...Array(60).fill(201), 429, 429]);
  expect(await send(sampleCallback())).toMatchObject({ status: 201 });
  const { rows } = await sql.query('select key from patient_press_intake_limits');
  expect(JSON.stringify(rows)).not.toContain(address);
});

test('one phone is called for five requests a day, and the answer never says that there were as many', async () => {
  const phone = samplePhone();
  const sent = Array.from({ length: 6 }, () => sampleCallback({ phone }));
  for (const body of sent) expect(await send(body)).toMatchObject({ status: 201, problem: null });
  const rows = await Promise.all(sent.map(async (body) => (await storedOf(body))[0]));
  expect(rows.map((row) => row?.verdict)).toEqual([...Array(5).fill('accepted'), 'suspect']);
});

test('all addresses of one network of version 6 count as one', async () => {
  const network = `2001:db8:${randomUUID().slice(0, 4)}:1`;
  const before = await sql.query(`select count(*) from patient_press_intake_limits where key like 'address:%'`);
  for (const host of ['::1', '::2', ':a:b:c:d'])
    expect(await send(sampleCallback(), { 'x-forwarded-for': network + host })).toMatchObject({ status: 201 });
  const after = await sql.query(`select count(*) from patient_press_intake_limits where key like 'address:%'`);
  expect(Number(after.rows[0]?.count) - Number(before.rows[0]?.count)).toBe(1);
});

test('all tables together hold no name, phone, time or address of a reader as it is', async () => {
  const address = sampleAddress();
  const body = sampleCallback({
    name: 'Zebedee Quarrington',
    bestTime: 'after my xylophone lesson',
    phone: '+12125557391',
  });
  for (let count = 0; count < 3; count += 1)
    expect(await send({ ...body, idempotencyKey: randomUUID() }, { 'x-forwarded-for': address })).toMatchObject({
      status: 201,
    });
  const { rows: tables } = await sql.query(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  expect(tables.length).toBeGreaterThan(50);
  for (const { name } of tables) {
    const { rows } = await sql.query(`select 1 from "${name}" as t where t::text ~* $1 limit 1`, [
      `quarrington|xylophone|5557391|${address.replaceAll('.', '\\.')}`,
    ]);
    expect([name, rows.length]).toEqual([name, 0]);
  }
});
