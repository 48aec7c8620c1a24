import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { type CallList, callList, callMarked } from '../../src/inbox/call-contract.ts';
import { guideRequestList } from '../../src/inbox/guide-contract.ts';
import { fillIn } from '../../src/requests/migrations/0004-fill-in-agreed-to-call.ts';
import { asAdministrator, asRole } from '../fixtures/admin-api.ts';
import { ask, samplePhone } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import { type SampleGuideRequest, saveGuideRequest } from '../fixtures/guide-request-samples.ts';
import { keyringOf, sampleEmail } from '../fixtures/plant-request.ts';

const administrator = await asAdministrator(stack);
const intake = await asRole(stack.cmsUrl, administrator, 'intake');
const keyring = keyringOf(stack.dataDir);

/** Asks for a guide, and agrees to a call. */
const askWithGuide = (changes: SampleGuideRequest = {}) =>
  saveGuideRequest({ sql, keyring }, { phone: samplePhone(), boxes: { 'guide-call': true }, ...changes });

async function list(search: object = {}): Promise<CallList> {
  const answer = await intake.call('POST', '/intake/calls/search', { state: 'open', after: null, ...search });
  expect(answer.status).toBe(200);
  return callList.parse(answer.data);
}
async function listAll(state: 'open' | 'done' = 'open') {
  const all: CallList['calls'] = [];
  let after: CallList['next'] = null;
  do {
    const page: CallList = await list({ state, after });
    all.push(...page.calls);
    after = page.next;
  } while (after !== null);
  return all;
}
/** Which of these are to be called, in the order of the list. */
const among = async (requests: string[], state: 'open' | 'done' = 'open') =>
  (await listAll(state)).map(({ documentId }) => documentId).filter((one) => requests.includes(one));
async function mark(requestType: string, documentId: string, step: 'done' | 'again') {
  const answer = await intake.call('PUT', `/intake/calls/${requestType}/${documentId}`, { step });
  expect(answer.status).toBe(200);
  return callMarked.parse(answer.data);
}

describe('the list of calls to make', () => {
  test('holds everyone who agreed to a call, of both kinds, the longest wait first', async () => {
    const now = Date.now();
    const first = await askWithGuide({ createdAt: new Date(now - 120_000) });
    const second = await ask({ phone: '212-555-0155', name: 'Zoe Sample', bestTime: 'Mornings' });
    await sql.query('update callback_requests set created_at = $2 where document_id = $1', [
      second,
      new Date(now - 90_000),
    ]);
    const third = await askWithGuide({ createdAt: new Date(now - 60_000) });
    expect(await among([third, second, first])).toEqual([first, second, third]);
    expect((await listAll()).find(({ documentId }) => documentId === second)).toMatchObject({
      requestType: 'callback-request',
      name: 'Zoe Sample',
      phone: { href: 'tel:+12125550155', text: '(212) 555-0155' },
      bestTime: 'Mornings',
      agreedTo: [{ key: 'callback', version: 1, words: expect.stringContaining('call me') }],
      handledAt: null,
    });
  });

  test('holds no one who did not agree, took it back, was erased, or looks like a machine', async () => {
    const phone = samplePhone();
    const requests = {
      refused: await askWithGuide({ boxes: { 'guide-call': false }, phone: null }),
      withdrawn: await askWithGuide(),
      erased: await ask({ phone }),
      suspect: await ask({ website: 'spam' }),
    };
    const withdrawal = { requestType: 'guide-download', request: requests.withdrawn, wordingKey: 'guide-call' };
    expect((await intake.call('POST', '/intake/consents/withdraw', withdrawal)).status).toBe(200);
    expect((await intake.call('POST', '/intake/people/erase', { phone })).status).toBe(200);
    expect(await among(Object.values(requests))).toEqual([]);
  });

  test('holds who agreed before a number was required: they wait, too, and can be written to', async () => {
    const email = sampleEmail();
    const request = await askWithGuide({ email, phone: null });
    expect((await listAll()).find(({ documentId }) => documentId === request)).toMatchObject({ phone: null, email });
  });

  test('a call is marked as made once, and can be opened again', async () => {
    const [guide, call] = [await askWithGuide(), await ask()];
    for (const [type, request] of [
      ['guide-download', guide],
      ['callback-request', call],
    ] as const) {
      const first = await mark(type, request, 'done');
      expect(first).toEqual({ handledAt: expect.any(String), handledBy: 'Sample intake' });
      expect(await mark(type, request, 'done')).toEqual(first);
      expect([await among([request]), await among([request], 'done')]).toEqual([[], [request]]);
      expect(await mark(type, request, 'again')).toEqual({ handledAt: null, handledBy: null });
      expect(await among([request])).toEqual([request]);
      const { rows } = await sql.query(
        'select event from patient_press_intake_history where request = $1 order by id',
        [request],
      );
      expect(rows.map(({ event }) => event)).toEqual(['call-done', 'call-again']);
    }
  });

  test('every call is on one page, however many come at the same moment', async () => {
    const at = new Date();
    const requests: string[] = [];
    for (let count = 0; count < 60; count += 1) requests.push(await askWithGuide({ createdAt: at }));
    expect((await among(requests)).toSorted()).toEqual(requests.toSorted());
  });

  test('still shows the others when one request cannot be opened', async () => {
    const [broken, fine] = [await askWithGuide(), await askWithGuide()];
    await sql.query('update guide_downloads set name = email where document_id = $1', [broken]);
    const calls = await listAll();
    expect(calls.find(({ documentId }) => documentId === broken)).toMatchObject({ isUnreadable: true, phone: null });
    expect(calls.find(({ documentId }) => documentId === fine)).toMatchObject({ isUnreadable: false });
  });

  test('notes who looked at it', async () => {
    const request = await askWithGuide();
    await listAll();
    const { rows } = await sql.query(
      `select distinct action from patient_press_intake_log where requests @> array[$1::text]`,
      [request],
    );
    expect(rows).toEqual([{ action: 'read' }]);
  });

  test.each<[string, object]>([
    ['an unknown state', { state: 'lost' }],
    ['a page that is none', { after: { at: "2026-01-01'; --", requestType: 'guide-download', id: 1 } }],
    ['a filter of its own', { where: {} }],
  ])('is refused for %s', async (_, search) => {
    const answer = await intake.call('POST', '/intake/calls/search', { state: 'open', after: null, ...search });
    expect(answer.status).toBe(400);
  });

  test('says so when a request is gone, or of no kind', async () => {
    for (const [path, status] of [
      ['guide-download/gone', 404],
      ['letter/gone', 400],
    ] as const)
      expect((await intake.call('PUT', `/intake/calls/${path}`, { step: 'done' })).status).toBe(status);
  });

  test.each(['editor', 'reviewer', 'marketer'])('is not for the %s', async (code) => {
    const session = await asRole(stack.cmsUrl, administrator, code);
    const request = await askWithGuide();
    const search = { state: 'open', after: null };
    expect((await session.call('POST', '/intake/calls/search', search)).status).toBe(403);
    const marking = await session.call('PUT', `/intake/calls/guide-download/${request}`, { step: 'done' });
    expect(marking.status).toBe(403);
  });
});

test('the list of guide requests says who agreed to a call, and can be narrowed down to them', async () => {
  const email = sampleEmail();
  const [agreed, not] = [await askWithGuide({ email }), await askWithGuide({ email, phone: null, boxes: {} })];
  const search = async (changes: object) => {
    const sent = { email, guide: null, state: 'all', before: null, ...changes };
    const { requests } = guideRequestList.parse(
      (await intake.call('POST', '/intake/guide-downloads/search', sent)).data,
    );
    return requests.map(({ documentId, agreedToCall }) => [documentId, agreedToCall]);
  };
  expect(await search({})).toEqual([
    [not, false],
    [agreed, true],
  ]);
  expect(await search({ agreedToCall: true })).toEqual([[agreed, true]]);
});

test('for requests from before, the proof of consent says who agreed to a call, and did not take it back', async () => {
  const requests = {
    agreed: await askWithGuide(),
    withoutNumber: await askWithGuide({ phone: null }),
    otherKeyWithNumber: await askWithGuide({ boxes: { 'guide-firm': true } }),
    otherKeyWithoutNumber: await askWithGuide({ phone: null, boxes: { 'guide-news': true } }),
    refused: await askWithGuide({ phone: null, boxes: { 'guide-call': false } }),
    withdrawn: await askWithGuide({ boxes: { 'guide-call': true, 'guide-news': true } }),
  };
  await intake.call('POST', '/intake/consents/withdraw', {
    requestType: 'guide-download',
    request: requests.withdrawn,
    wordingKey: 'guide-call',
  });
  await sql.query('update guide_downloads set agreed_to_call = null where document_id = any($1)', [
    Object.values(requests),
  ]);
  await sql.query(fillIn);
  const { rows } = await sql.query(
    'select document_id, agreed_to_call from guide_downloads where document_id = any($1)',
    [Object.values(requests)],
  );
  const agreed = new Map(rows.map((row) => [row.document_id, row.agreed_to_call]));
  expect(Object.fromEntries(Object.entries(requests).map(([name, id]) => [name, agreed.get(id)]))).toEqual({
    agreed: true,
    withoutNumber: true,
    otherKeyWithNumber: true,
    otherKeyWithoutNumber: false,
    refused: false,
    withdrawn: false,
  });
});

test('among a hundred thousand requests the calls to make are found by indexes', async () => {
  await sql.query(`insert into guide_downloads
    (document_id, idempotency_key, page, verdict, agreed_to_call, handled_at, created_at, updated_at, published_at)
    select 'many' || n, 'many' || n, '/', 'accepted', n % 20 = 0, case when n % 40 = 0 then now() end,
      now() - n * interval '1 minute', now(), now() from generate_series(1, 100000) n`);
  await sql.query('analyze guide_downloads');
  for (const [state, index] of [
    ['null', 'guide_downloads_to_call'],
    ['not null', 'guide_downloads_called'],
  ]) {
    const { rows } = await sql.query(
      `explain (format json) select * from guide_downloads
       where agreed_to_call and handled_at is ${state} and verdict = 'accepted' and erased_at is null
         and created_at >= now() - interval '30 days' order by created_at, id limit 26`,
    );
    expect(JSON.stringify(rows)).toContain(`"Index Name":"${index}"`);
  }
  await sql.query(`delete from guide_downloads where document_id like 'many%'`);
});
