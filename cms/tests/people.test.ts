import { expect, inject, test } from 'vitest';
import { z } from 'zod';
import { personErased, personFound } from '../src/intake/person/contract.ts';
import { asAdministrator, asRole, collection, type Fields } from './admin-api.ts';
import { ask, samplePhone, sql } from './callback-samples.ts';
import { clearGuideRequests, keepGuideRequest, keyringOf, sampleEmail } from './guide-request-samples.ts';
import { openQueue } from './queue.ts';

const stack = inject('stack');
const administrator = await asAdministrator(stack);
const intake = await asRole(stack.cmsUrl, administrator, 'intake');
const keyring = keyringOf(stack);
clearGuideRequests(sql);
const keep = (given: Parameters<typeof keepGuideRequest>[1]) => keepGuideRequest({ sql, keyring }, given);

const queue = await openQueue(stack.databaseUrl);
await queue.createQueue('tell-recipients');
await queue.stop({ graceful: false });

const post = (path: string, sent: object, session = intake) => session.call('POST', path, sent);
async function find(sought: object) {
  const answer = await post('/intake/people/find', sought);
  expect(answer).toMatchObject({ status: 200 });
  return personFound.parse(answer.data);
}
async function erase(sought: object) {
  const answer = await post('/intake/people/erase', sought);
  expect(answer).toMatchObject({ status: 200 });
  return personErased.parse(answer.data);
}
async function toExport(sought: object) {
  const { status, data } = await post('/intake/people/export', sought);
  expect(status).toBe(200);
  const requests = z.array(z.record(z.string(), z.unknown()));
  return z.object({ guideRequests: requests, callbackRequests: requests }).parse(data);
}
const told = (request: string, name: string) =>
  sql.query(
    `insert into patient_press_intake_history (request_type, request, event, detail)
     values ('guide-download', $1, 'recipient-told', $2)`,
    [request, { recipient: `id of ${name}`, name, event: 'request.created', status: 200 }],
  );
const eventsOf = async (request: string) =>
  (await sql.query('select event, done_by from patient_press_intake_history where request = $1 order by id', [request]))
    .rows;
const accesses = async () =>
  (await sql.query('select action, request_type, requests from patient_press_intake_log order by id desc limit 2'))
    .rows;

const phones = () => {
  const phone = samplePhone();
  return { phone, asTyped: phone.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3') };
};

test('a person is found by e-mail, however it is written, with the calls asked for from the same phone', async () => {
  const [guide] = (await administrator.call('GET', collection('api::guide.guide'))).list;
  const email = sampleEmail();
  const { phone, asTyped } = phones();
  const call = await ask({ phone: asTyped });
  const request = await keep({ email, phone, guide: guide?.documentId });
  await told(request, 'Sample Law Firm');
  await keep({ email: sampleEmail() });
  for (const typed of [email, ` ${email.toUpperCase()} `])
    expect(await find({ email: typed })).toEqual({
      guideDownloads: [{ documentId: request, at: expect.any(String), guideTitle: guide?.title, erasedAt: null }],
      callbackRequests: [{ documentId: call, at: expect.any(String), erasedAt: null }],
      recipients: ['Sample Law Firm'],
    });
  expect(await accesses()).toEqual([
    { action: 'find', request_type: 'callback-request', requests: [call] },
    { action: 'find', request_type: 'guide-download', requests: [request] },
  ]);
  expect((await find({ phone: asTyped })).guideDownloads).toMatchObject([{ documentId: request }]);
});

test('whoever asked for nothing is not found, and nothing is noted', async () => {
  const before = await accesses();
  expect(await find({ email: sampleEmail() })).toEqual({ guideDownloads: [], callbackRequests: [], recipients: [] });
  expect(await find({ phone: samplePhone() })).toEqual({ guideDownloads: [], callbackRequests: [], recipients: [] });
  expect(await accesses()).toEqual(before);
});

test.each<[string, object]>([
  ['an e-mail that is none', { email: 'grace' }],
  ['a phone that is none', { phone: '12' }],
  ['both', { email: 'a@example.com', phone: '205-555-0123' }],
  ['nothing', {}],
  ['a list', { email: ['a@example.com'] }],
  ['a filter of its own', { email: 'a@example.com', where: {} }],
])('nobody is sought with %s', async (_, sought) => {
  for (const path of ['find', 'export', 'erase'])
    expect([path, (await post(`/intake/people/${path}`, sought)).status]).toEqual([path, 400]);
});

test('everything that is kept of a person comes in one file, in plain words', async () => {
  const email = sampleEmail();
  const { phone, asTyped } = phones();
  const call = await ask({ phone: asTyped, name: 'Ada Example', bestTime: 'At noon' });
  const request = await keep({ email, phone, name: 'Ada Example', boxes: { callback: true, 'guide-firm': false } });
  await told(request, 'Sample Law Firm');
  const { guideRequests, callbackRequests } = await toExport({ email });
  expect(guideRequests).toMatchObject([
    {
      ...{ request, email, phone, name: 'Ada Example', describedAs: 'patient', onPage: '/guides/first-weeks/' },
      consents: [
        { wording: 'guide', granted: true, page: '/guides/first-weeks/' },
        { wording: 'callback', granted: true, version: 1, words: expect.stringContaining('to call me') },
        { wording: 'guide-firm', granted: false, withdrawn: null },
      ],
      told: [{ recipient: 'Sample Law Firm', about: 'request.created', at: expect.any(String) }],
      whatHappened: [{ what: 'We told Sample Law Firm (request.created), who answered 200.' }],
    },
  ]);
  expect(callbackRequests).toMatchObject([{ request: call, phone, name: 'Ada Example', bestTime: 'At noon' }]);
  expect((await eventsOf(request)).at(-1)).toEqual({ event: 'exported', done_by: 'Sample intake' });
  expect((await accesses()).map(({ action }) => action)).toEqual(['export', 'export']);
});

test('the file is offered for keeping, and no cache keeps it', async () => {
  const { token } = await z
    .object({ data: z.object({ token: z.string() }) })
    .parseAsync(
      await (
        await fetch(`${stack.cmsUrl}/admin/login`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(stack.administrator),
        })
      ).json(),
    )
    .then(({ data }) => data);
  const email = sampleEmail();
  await keep({ email });
  const answer = await fetch(`${stack.cmsUrl}/intake/people/export`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ email }),
  });
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="person-\d{4}-\d\d-\d\d\.json"$/);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('a field that cannot be opened says so, and the rest is told', async () => {
  const email = sampleEmail();
  const request = await keep({ email, name: 'Ada Example' });
  await sql.query('update guide_downloads set name = email where document_id = $1', [request]);
  expect((await toExport({ email })).guideRequests).toMatchObject([
    { email, name: expect.stringMatching(/cannot be opened/) },
  ]);
});

/** The tables in which a text stands, whatever the column. */
async function tablesWith(texts: readonly string[]): Promise<string[]> {
  const { rows: tables } = await sql.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(60);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql.query(
      `select 1 from ${name} as t where exists (select from unnest($1::text[]) as one where strpos(lower(t::text), lower(one)) > 0) limit 1`,
      [texts],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}

/** What banners and guides are counted by. */
const counts = async () => {
  const { rows } = await sql.query(`
    select 'guide' as of, guide_id::text as key, count(*) from guide_downloads_guide_lnk group by 2
    union all select 'banner', coalesce(cta_banner, ''), count(*) from guide_downloads group by 2
    union all select 'calls', verdict, count(*) from callback_requests group by 2
    union all select 'led', banner, sum(led) from patient_press_banner_counts group by 2 order by 1, 2`);
  return rows;
};

test('erasing a person leaves no trace but the proof of consent, and the counts as they were', async () => {
  const [guide] = (await administrator.call('GET', collection('api::guide.guide'))).list;
  const [banner] = (await administrator.call('GET', collection('api::cta-banner.cta-banner'))).list;
  const email = sampleEmail();
  const { phone, asTyped } = phones();
  const name = 'Zebedee Quarrington';
  const call = await ask({ phone: asTyped, name, bestTime: 'after my xylophone lesson' });
  const requests = [
    await keep({ email, phone, name, guide: guide?.documentId, ctaBanner: String(banner?.documentId) }),
    await keep({ email, name, guide: guide?.documentId }),
  ];
  const [first = ''] = requests;
  await told(first, 'Sample Law Firm');
  await toExport({ email });
  const hashes = [keyring.index('email', email), keyring.index('phone', phone)];
  expect(await tablesWith(hashes)).toEqual(
    expect.arrayContaining([
      'public.guide_downloads',
      'public.callback_requests',
      'public.patient_press_intake_limits',
    ]),
  );
  const before = await counts();

  expect(await erase({ email })).toEqual({ erased: { guideDownloads: 2, callbackRequests: 1 }, told: 1 });

  expect(await tablesWith([email, phone, phone.slice(2), 'quarrington', 'xylophone'])).toEqual([]);
  expect(await tablesWith(hashes)).toEqual(['public.patient_press_consents']);
  expect(await counts()).toEqual(before);
  for (const request of [...requests, call]) {
    expect((await eventsOf(request)).at(-1)).toEqual({ event: 'erased', done_by: 'Sample intake' });
    const { rows: jobs } = await sql.query(
      `select data from patient_press_jobs.job where name = 'tell-recipients' and data ->> 'request' = $1`,
      [request],
    );
    expect(jobs.map(({ data }) => data.event)).toContain('request.erased');
    const { rows: proofs } = await sql.query('select granted from patient_press_consents where request = $1', [
      request,
    ]);
    expect(proofs).toEqual([{ granted: true }]);
  }
  const { rows } = await sql.query('select * from guide_downloads where document_id = $1', [first]);
  expect(rows).toMatchObject([
    {
      email: null,
      name: null,
      phone: null,
      relationship: 'undisclosed',
      cta_banner: banner?.documentId,
      erased_at: expect.any(Date),
    },
  ]);
  const { rows: keys } = await sql.query(
    `select 1 from patient_press_intake_keys where idempotency_key in (select idempotency_key from guide_downloads where document_id = any($1))`,
    [requests],
  );
  expect(keys).toEqual([]);
});

test('an erased person is still shown to have been one, by the proof of consent, and is erased once', async () => {
  const email = sampleEmail();
  const request = await keep({ email, boxes: { callback: true } });
  await erase({ email });
  expect((await find({ email })).guideDownloads).toMatchObject([{ documentId: request, erasedAt: expect.any(String) }]);
  expect(await erase({ email })).toEqual({ erased: { guideDownloads: 0, callbackRequests: 0 }, told: 0 });
  expect((await eventsOf(request)).map(({ event }) => event)).toEqual(['erased']);
  expect((await toExport({ email })).guideRequests).toMatchObject([
    { email: null, erasedAt: expect.any(String), consents: [{ wording: 'guide' }, { wording: 'callback' }] },
  ]);
});

test('asked for twice at the same moment, a person is erased once', async () => {
  const email = sampleEmail();
  const request = await keep({ email });
  const answers = await Promise.all([erase({ email }), erase({ email }), erase({ email })]);
  expect(answers.map(({ erased }) => erased.guideDownloads).sort()).toEqual([0, 0, 1]);
  expect(await eventsOf(request)).toHaveLength(1);
});

test('only the wanted ones of a person’s requests are erased, and nobody else’s', async () => {
  const email = sampleEmail();
  const [one, other, another] = [await keep({ email }), await keep({ email }), await keep({})];
  expect((await erase({ email, requests: [one, another] })).erased).toEqual({ guideDownloads: 1, callbackRequests: 0 });
  const { rows } = await sql.query(
    'select document_id from guide_downloads where erased_at is null and document_id = any($1)',
    [[one, other, another]],
  );
  expect(rows.map((row: Fields) => row.document_id).sort()).toEqual([other, another].sort());
});

test('with Postgres failing in the middle, a request is erased whole or not at all', async () => {
  const email = sampleEmail();
  const request = await keep({ email });
  await sql.query('alter table patient_press_intake_keys rename to patient_press_intake_keys_away');
  try {
    expect((await post('/intake/people/erase', { email })).status).toBe(500);
  } finally {
    await sql.query('alter table patient_press_intake_keys_away rename to patient_press_intake_keys');
  }
  expect((await find({ email })).guideDownloads).toMatchObject([{ documentId: request, erasedAt: null }]);
  expect((await erase({ email })).erased.guideDownloads).toBe(1);
});
