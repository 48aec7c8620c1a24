import { expect, onTestFinished, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import {
  consentWithdrawn,
  type WithdrawalList,
  withdrawalClosed,
  withdrawalList,
} from '../../src/data-subjects/contract.ts';
import { businessDaysAfter } from '../../src/platform/dates.ts';
import { asAdministrator, asRole, type Fields } from '../fixtures/admin-api.ts';
import { ask, samplePhone } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import { type SampleGuideRequest, saveGuideRequest } from '../fixtures/guide-request-samples.ts';
import { keyringOf } from '../fixtures/plant-request.ts';
import { openQueue } from '../fixtures/queue.ts';

const administrator = await asAdministrator(stack);
const intake = await asRole(stack.cmsUrl, administrator, 'intake');
const keyring = keyringOf(stack.dataDir);

const queue = await openQueue(stack.databaseUrl);
await queue.createQueue('tell-recipients');
await queue.stop({ graceful: false });

const keep = (given: SampleGuideRequest = {}) =>
  saveGuideRequest(
    { sql, keyring },
    { phone: samplePhone(), boxes: { 'guide-call': true, 'guide-news': true }, ...given },
  );
const withdraw = (request: string, changes: Fields = {}) =>
  intake.call('POST', '/intake/consents/withdraw', {
    requestType: 'guide-download',
    request,
    wordingKey: 'guide-call',
    ...changes,
  });
async function page(search: object = {}): Promise<WithdrawalList> {
  const answer = await intake.call('POST', '/intake/consents/withdrawals', { state: 'open', after: null, ...search });
  expect(answer).toMatchObject({ status: 200 });
  return withdrawalList.parse(answer.data);
}
/** All of them, on however many pages. */
async function open(state: 'open' | 'done' = 'open') {
  const all: WithdrawalList['withdrawals'] = [];
  let after: WithdrawalList['next'] = null;
  do {
    const { withdrawals, next } = await page({ state, after });
    all.push(...withdrawals);
    after = next;
  } while (after);
  return all;
}
const rowOf = async (table: 'guide_downloads' | 'callback_requests', request: string) =>
  (await sql.query(`select * from ${table} where document_id = $1`, [request])).rows[0];
const eventsOf = async (request: string) =>
  (
    await sql.query('select event, detail, done_by from patient_press_intake_history where request = $1 order by id', [
      request,
    ])
  ).rows;

test.each([
  ['a Monday', '2026-11-23', '2026-12-07'],
  ['a Friday', '2026-11-20', '2026-12-04'],
  ['a Saturday', '2026-11-21', '2026-12-04'],
  ['a Sunday', '2026-11-22', '2026-12-04'],
  ['the day before Christmas', '2026-12-24', '2027-01-07'],
  ['the end of a February with 29 days', '2028-02-28', '2028-03-13'],
])('what is received on %s is due ten business days later, holidays counted', (_, day, due) => {
  expect(businessDaysAfter(day, 10)).toBe(due);
});

test('a withdrawn consent is noted with its due date, passed on, and shown until it is done', async () => {
  const request = await keep();
  const answer = await withdraw(request, { receivedOn: '2026-11-20' });
  expect(consentWithdrawn.parse(answer.data)).toEqual({ dueOn: '2026-12-04' });
  expect(await eventsOf(request)).toEqual([
    { event: 'consent-withdrawn', detail: { wordingKey: 'guide-call', dueOn: '2026-12-04' }, done_by: 'Sample intake' },
  ]);
  const { rows: jobs } = await sql.query(
    `select data from patient_press_jobs.job where name = 'tell-recipients' and data ->> 'request' = $1`,
    [request],
  );
  expect(jobs).toEqual([{ data: { requestType: 'guide-download', request, event: 'consent.withdrawn' } }]);
  const shown = (await open()).find((one) => one.request === request);
  expect(shown).toMatchObject({ wordingKey: 'guide-call', receivedOn: '2026-11-20', dueOn: '2026-12-04' });

  const done = async () => {
    const { status, data } = await intake.call('POST', '/intake/consents/withdrawals/done', { id: shown?.id });
    expect(status).toBe(200);
    return withdrawalClosed.parse(data);
  };
  const first = await done();
  expect(first.doneBy).toBe('Sample intake');
  expect(await done()).toEqual(first);
  expect((await open()).map((one) => one.request)).not.toContain(request);
  expect((await eventsOf(request)).map(({ event }) => event)).toEqual(['consent-withdrawn', 'withdrawal-done']);
});

test('withdrawn twice, even at once, it is withdrawn once, and the first day counts', async () => {
  const request = await keep();
  const answers = await Promise.all(Array.from({ length: 4 }, () => withdraw(request, { receivedOn: '2026-11-16' })));
  expect((await withdraw(request, { receivedOn: '2026-11-20' })).data).toEqual({ dueOn: '2026-11-30' });
  expect(answers.map(({ data }) => data.dueOn)).toEqual(Array(4).fill('2026-11-30'));
  expect(await eventsOf(request)).toHaveLength(1);
});

test('without a day, it counts from today, and is late when its day is over', async () => {
  const request = await keep();
  const { dueOn } = consentWithdrawn.parse((await withdraw(request)).data);
  expect(dueOn > new Date().toISOString().slice(0, 10)).toBe(true);
  const late = await keep();
  await withdraw(late, { receivedOn: '2026-01-05' });
  const list = await open();
  expect(list[0]).toMatchObject({ request: late, isLate: true });
  expect(list.find((one) => one.request === request)?.isLate).toBe(false);
});

test('the phone is retained as long as another box allows a call, and no longer', async () => {
  const request = await keep({ email: 'kept@example.com' });
  await withdraw(request);
  expect((await rowOf('guide_downloads', request)).phone).toMatch(/^1\./);
  await withdraw(request, { wordingKey: 'guide-news' });
  const row = await rowOf('guide_downloads', request);
  expect(row).toMatchObject({ phone: null, phone_index: null, erased_at: null });
  expect(row.email).toMatch(/^1\./);
});

test('two boxes withdrawn at the same moment leave no phone', async () => {
  for (const _round of [1, 2, 3, 4, 5]) {
    const request = await keep();
    await Promise.all([withdraw(request), withdraw(request, { wordingKey: 'guide-news' })]);
    expect(await rowOf('guide_downloads', request)).toMatchObject({ phone: null, phone_index: null });
  }
});

test('a reader who asked for a call and takes it back is not called: nothing is left to call', async () => {
  const phone = samplePhone();
  const request = await ask({ phone });
  const answer = await withdraw(request, { requestType: 'callback-request', wordingKey: 'callback' });
  expect(answer.status).toBe(200);
  expect(await rowOf('callback_requests', request)).toMatchObject({
    ...{ phone: null, phone_index: null, name: null, best_time: null },
    ...{ handled_at: expect.any(Date), handled_by: 'Sample intake' },
  });
  const { rows } = await sql.query('select key from patient_press_intake_limits where strpos(key, $1) > 0', [
    keyring.index('phone', phone),
  ]);
  expect(rows).toEqual([]);
});

test.each<[string, Fields, number]>([
  ['that was refused', { wordingKey: 'guide-mail' }, 404],
  ['that was never asked for', { wordingKey: 'guide-other' }, 404],
  ['that is the notice beside the button', { wordingKey: 'guide' }, 404],
  ['of a request that is not there', { request: 'gone' }, 404],
  ['of another kind of request', { requestType: 'callback-request' }, 404],
  ['on a day that is no day', { receivedOn: '2026-02-30' }, 400],
  ['on a day to come', { receivedOn: '2099-01-01' }, 400],
  ['of an unknown kind', { requestType: 'letter' }, 400],
])('no one withdraws a consent %s', async (_, changes, status) => {
  const request = await keep({ boxes: { 'guide-call': true, 'guide-mail': false } });
  expect((await withdraw(request, changes)).status).toBe(status);
  expect(await eventsOf(request)).toEqual([]);
});

test.each<[string, () => Promise<Fields>]>([
  [
    'a request for a call',
    async () => ({
      requestType: 'callback-request',
      wordingKey: 'callback',
      request: await ask({ phone: '212-555-0171', name: 'Zoe Sample' }),
    }),
  ],
  [
    'a guide request',
    async () => ({ request: await keep({ phone: '+12125550171', name: 'Zoe Sample', boxes: { 'guide-call': true } }) }),
  ],
])(
  'an opt-out from %s says who is not to be called until it is done, and nothing says it afterwards',
  async (_, opted) => {
    const changes = await opted();
    await withdraw(String(changes.request), changes);
    const shown = (await open()).find((one) => one.request === changes.request);
    expect(shown?.person).toMatchObject({ name: 'Zoe Sample', phone: '(212) 555-0171' });
    const contact = async () =>
      (await sql.query('select contact from patient_press_consent_withdrawals where request = $1', [changes.request]))
        .rows[0]?.contact;
    expect(await contact()).toMatch(/^1\./);
    await intake.call('POST', '/intake/consents/withdrawals/done', { id: shown?.id });
    expect(await contact()).toBeNull();
  },
);

test('a reader who is erased is named by no opt-out either', async () => {
  const phone = samplePhone();
  const request = await ask({ phone });
  await withdraw(request, { requestType: 'callback-request', wordingKey: 'callback' });
  await intake.call('POST', '/intake/people/erase', { phone });
  expect((await open()).find((one) => one.request === request)?.person).toBeNull();
  const { rows } = await sql.query('select contact from patient_press_consent_withdrawals where request = $1', [
    request,
  ]);
  expect(rows).toEqual([{ contact: null }]);
});

test('a withdrawal that is not there cannot be done', async () => {
  expect((await intake.call('POST', '/intake/consents/withdrawals/done', { id: 999_999_999 })).status).toBe(404);
  expect((await intake.call('POST', '/intake/consents/withdrawals/done', { id: 'one' })).status).toBe(400);
});

/** Notes that a recipient got a request or was told of its end, as its queue does. */
const deliver = (
  request: string,
  name: string,
  event: string,
  columns: { delivered_at?: Date; given_up_at?: Date } = {},
) =>
  sql.query(
    `insert into patient_press_recipient_deliveries (recipient, recipient_name, request_type, request, event, wording_key,
       wording_version, attempts, delivered_at, given_up_at, last_reason)
     values ($1, $1, 'guide-download', $2, $3, 'guide-call', 1, 1, $4, $5, 'It answered with status 500.')`,
    [name, request, event, columns.delivered_at ?? null, columns.given_up_at ?? null],
  );

/** An opt-out of which the queue does not know: it would add deliveries and end them while the test reads them. */
async function noteWithdrawal(request: string): Promise<void> {
  await sql.query(
    `insert into patient_press_consent_withdrawals (request_type, request, wording_key, received_on, due_on)
     values ('guide-download', $1, 'guide-call', '2026-11-20', '2026-12-04')`,
    [request],
  );
  // It has no contact, which lists of other tests expect.
  onTestFinished(async () => {
    await sql.query('delete from patient_press_consent_withdrawals where request = $1', [request]);
  });
}

test('an opt-out says in which words, and which recipients know, are being notified, or could not be notified', async () => {
  const request = await keep({ boxes: { 'guide-call': true } });
  const at = new Date();
  for (const name of ['Fails, LLP', 'Knows, LLP', 'Retries, LLP', 'Waits, LLP'])
    await deliver(request, name, 'request.created', { delivered_at: at });
  await deliver(request, 'Never Got It, LLP', 'request.erased');
  await noteWithdrawal(request);
  await deliver(request, 'Fails, LLP', 'consent.withdrawn', { given_up_at: at });
  await deliver(request, 'Knows, LLP', 'consent.withdrawn', { delivered_at: at });
  await deliver(request, 'Retries, LLP', 'consent.withdrawn');
  const shown = (await open()).find((one) => one.request === request);
  expect(shown?.words).toMatch(/may call me at my number/);
  const [when, reason] = [at.toISOString(), 'It answered with status 500.'];
  expect(shown?.recipients.toSorted((one, other) => one.name.localeCompare(other.name))).toEqual([
    { name: 'Fails, LLP', contact: null, state: 'failed', at: when, reason },
    { name: 'Knows, LLP', contact: null, state: 'notified', at: when, reason: null },
    { name: 'Retries, LLP', contact: null, state: 'waiting', at: null, reason },
    { name: 'Waits, LLP', contact: null, state: 'waiting', at: null, reason: null },
  ]);
});

test('an opt-out that was completed stays, with who saw to it and when', async () => {
  const request = await keep();
  await withdraw(request, { receivedOn: '2026-11-20' });
  const [opted] = (await page({ among: [request] })).withdrawals;
  expect(opted).toMatchObject({ request, doneAt: null, doneBy: null });
  await intake.call('POST', '/intake/consents/withdrawals/done', { id: opted?.id });
  const done = await page({ state: 'done', among: [request] });
  expect(done.withdrawals).toMatchObject([
    { request, isLate: false, dueOn: '2026-12-04', doneAt: expect.any(String), doneBy: 'Sample intake' },
  ]);
  expect(done.totals).toEqual({ open: 0, overdue: 0, done: 1 });
  expect((await page({ among: [request] })).withdrawals).toEqual([]);
});

test('however many opt-outs there are, each is on one page, the overdue ones first, and all are counted', async () => {
  const before = (await page()).totals;
  const requests: string[] = [];
  for (let index = 0; index < 55; index += 1) {
    const request = await keep();
    requests.push(request);
    await withdraw(request, { receivedOn: index % 2 === 0 ? '2026-01-05' : new Date().toISOString().slice(0, 10) });
  }
  const all = await open();
  const ours = all.filter(({ request }) => requests.includes(request));
  expect(ours.map(({ request }) => request).toSorted()).toEqual(requests.toSorted());
  expect(all.map(({ dueOn }) => dueOn)).toEqual(all.map(({ dueOn }) => dueOn).toSorted());
  expect((await page()).totals).toMatchObject({ open: before.open + 55, overdue: before.overdue + 28 });
});

test('a page of opt-outs that is none is refused', async () => {
  for (const search of [{ state: 'lost' }, { after: { at: "2026-01-01'; --", id: 1 } }, { where: {} }])
    expect(
      (await intake.call('POST', '/intake/consents/withdrawals', { state: 'open', after: null, ...search })).status,
    ).toBe(400);
});
