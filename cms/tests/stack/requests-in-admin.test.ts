import { describe, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { type CallbackSearch, callbackAnswer, callbackList } from '../../src/inbox/callback-contract.ts';
import { asAdministrator, asRole, collection, type Session } from '../fixtures/admin-api.ts';
import { ask } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';

const administrator = await asAdministrator(stack);
const intake = await asRole(stack.cmsUrl, administrator, 'intake');

const SEARCH = '/intake/callback-requests/search';
const newest = (changes: Partial<CallbackSearch> = {}) => ({ state: 'open', phone: '', before: null, ...changes });
async function list(changes: Partial<CallbackSearch> = {}) {
  const answer = await intake.call('POST', SEARCH, newest(changes));
  expect(answer.status).toBe(200);
  return callbackList.parse(answer.data);
}
async function step(documentId: string, wanted: string) {
  const answer = await intake.call('PUT', `/intake/callback-requests/${documentId}`, { step: wanted });
  expect(answer.status).toBe(200);
  return callbackAnswer.parse(answer.data).request;
}
const logged = async () =>
  (await sql.query('select * from patient_press_intake_log order by id desc')).rows.map(
    ({ action, administrator_email, requests }) => ({ action, administrator_email, requests }),
  );

describe('someone of intake', () => {
  test('sees who asked to be called, the newest first, with the number as it is dialed', async () => {
    const { list: banners } = await administrator.call('GET', collection('api::cta-banner.cta-banner'));
    const [banner] = banners;
    const earlier = await ask();
    const documentId = await ask({
      phone: '212-555-0123 ext. 5',
      name: 'Grace Example',
      bestTime: 'In the evening',
      banner: { documentId: banner?.documentId, variant: '', placement: banner?.placement },
    });
    const [first, second] = (await list()).requests;
    expect(first).toMatchObject({
      documentId,
      name: 'Grace Example',
      phone: { href: 'tel:+12125550123;ext=5', text: '(212) 555-0123 ext. 5' },
      bestTime: 'In the evening',
      page: '/about/',
      banner: banner?.name,
      verdict: 'accepted',
      handledAt: null,
      isUnreadable: false,
    });
    expect(second?.documentId).toBe(earlier);
  });

  test('finds the requests of a phone, however it is written', async () => {
    const documentId = await ask({ phone: '(212) 555-8461' });
    for (const phone of ['212 555 8461', '+12125558461', '1-212-555-8461'])
      expect((await list({ state: 'all', phone })).requests.map((one) => one.documentId)).toEqual([documentId]);
    for (const phone of ['212 555 8462', 'nonsense'])
      expect((await list({ state: 'all', phone })).requests).toEqual([]);
  });

  test('marks a request as done, once, and may open it again', async () => {
    const documentId = await ask();
    expect(await step(documentId, 'done')).toMatchObject({ handledBy: 'Sample intake', handledAt: expect.any(String) });
    expect((await list()).requests.map((one) => one.documentId)).not.toContain(documentId);
    const [done] = (await list({ state: 'done' })).requests;
    expect(done?.documentId).toBe(documentId);

    const later = await administrator.call('PUT', `/intake/callback-requests/${documentId}`, { step: 'done' });
    expect(callbackAnswer.parse(later.data).request).toMatchObject({
      handledBy: 'Sample intake',
      handledAt: done?.handledAt,
    });
    expect(await step(documentId, 'open-again')).toMatchObject({ handledBy: null, handledAt: null });
  });

  test('frees a request that only looked like spam, and its recipients are notified once', async () => {
    const documentId = await ask({ website: 'https://example.org' });
    const notified = async () =>
      (
        await sql.query(
          `select data ->> 'event' as event from patient_press_jobs.job
           where name = 'tell-recipients' and data ->> 'request' = $1`,
          [documentId],
        )
      ).rows;
    expect(await notified()).toEqual([]);
    expect((await list()).requests.map((one) => one.documentId)).not.toContain(documentId);
    const [suspect] = (await list({ state: 'suspect' })).requests;
    expect(suspect).toMatchObject({ documentId, verdict: 'suspect' });
    expect(await step(documentId, 'not-spam')).toMatchObject({ verdict: 'accepted' });
    expect((await list()).requests[0]?.documentId).toBe(documentId);
    await step(documentId, 'not-spam');
    expect(await notified()).toEqual([{ event: 'request.created' }]);
  });

  test('is noted for each request that is shown or changed', async () => {
    const documentId = await ask({ phone: '(212) 555-8463' });
    await list({ state: 'all', phone: '212-555-8463' });
    await step(documentId, 'done');
    const [last, before] = await logged();
    expect(last).toMatchObject({ action: 'done', requests: [documentId] });
    expect(before).toMatchObject({ action: 'search', requests: [documentId] });
    expect(last?.administrator_email).toMatch(/^intake-.*@example\.com$/);
    await list({ state: 'open' });
    expect((await logged())[0]?.action).toBe('read');
  });

  test('still sees the list when one request cannot be opened', async () => {
    const [documentId, other] = [await ask(), await ask()];
    await sql.query(
      `update callback_requests set name = (select name from callback_requests where document_id = $2)
       where document_id = $1`,
      [documentId, other],
    );
    const { requests } = await list();
    expect(requests.find((one) => one.documentId === documentId)).toMatchObject({ isUnreadable: true, phone: null });
    expect(requests.find((one) => one.documentId === other)).toMatchObject({ isUnreadable: false });
  });

  test.each<[string, object]>([
    ['an unknown state', newest({ state: 'lost' as 'open' })],
    ['a filter of its own', { ...newest(), filters: {} }],
    ['nothing', {}],
  ])('is refused when asking for %s', async (_, asked) => {
    expect((await intake.call('POST', SEARCH, asked)).status).toBe(400);
  });

  test('sees when a request is gone', async () => {
    expect((await intake.call('PUT', '/intake/callback-requests/gone', { step: 'done' })).status).toBe(404);
  });
});

describe('no one else', () => {
  test.each(['editor', 'reviewer', 'marketer'])(
    'of the newsroom reads or changes requests: not the %s',
    async (code) => {
      const documentId = await ask();
      const session: Session = await asRole(stack.cmsUrl, administrator, code);
      expect((await session.call('POST', SEARCH, newest())).status).toBe(403);
      const answer = await session.call('PUT', `/intake/callback-requests/${documentId}`, { step: 'done' });
      expect(answer.status).toBe(403);
    },
  );

  test('without a login does, nor with the press’s token', async () => {
    for (const authorization of ['', `Bearer ${stack.pressToken}`]) {
      const answer = await fetch(stack.cmsUrl + SEARCH, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(newest()),
      });
      expect(answer.status).toBe(401);
    }
  });

  test('but the administrator does', async () => {
    expect((await administrator.call('POST', SEARCH, newest())).status).toBe(200);
  });
});

test('among a hundred thousand requests every page is found by an index', async () => {
  await sql.query(`insert into callback_requests
    (document_id, idempotency_key, page, verdict, phone_index, handled_at, created_at, updated_at, published_at)
    select 'many' || n, 'many' || n, '/', case when n % 50 = 0 then 'suspect' else 'accepted' end, md5(n::text),
      case when n % 100 = 1 then null else now() end, now(), now(), now() from generate_series(1, 100000) n`);
  await sql.query('analyze callback_requests');
  const documentIds = new Set<string>();
  let before: number | null = null;
  for (let page = 0; page < 5; page += 1) {
    const found = await list({ state: 'all', before });
    for (const { documentId } of found.requests) documentIds.add(documentId);
    before = found.next;
  }
  expect(documentIds.size).toBe(125);
  expect((await list({ state: 'all', phone: '212 555 8461' })).requests).toHaveLength(1);
  for (const [condition, index] of [
    [`handled_at is null and verdict = 'accepted'`, 'callback_requests_open'],
    [`handled_at is null and verdict = 'suspect'`, 'callback_requests_suspect'],
    ['handled_at is not null', 'callback_requests_done'],
    [`phone_index in ('a', 'b')`, 'callback_requests_phone'],
    ['id < 50000', 'callback_requests_pkey'],
  ]) {
    const { rows } = await sql.query(
      `explain (format json) select * from callback_requests where ${condition} order by id desc limit 26`,
    );
    expect(JSON.stringify(rows)).toContain(`"Index Name":"${index}"`);
  }
  await sql.query(`delete from callback_requests where document_id like 'many%'`);
});
