import { afterAll, expect, test, vi } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { purgeReports } from '../../src/data-subjects/contract.ts';
import { asAdministrator, asRole } from '../fixtures/admin-api.ts';
import { ask } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import { type SampleGuideRequest, saveGuideRequest } from '../fixtures/guide-request-samples.ts';
import { keyringOf } from '../fixtures/plant-request.ts';
import { openQueue, runJob } from '../fixtures/queue.ts';

const administrator = await asAdministrator(stack);
const intake = await asRole(stack.cmsUrl, administrator, 'intake');
const keyring = keyringOf(stack.dataDir);
const queue = await openQueue(stack.databaseUrl);
afterAll(() => queue.stop({ graceful: false }));

const daysFromToday = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const yearsAgo = (years: number) => {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() - years);
  return day;
};
const keep = (given: SampleGuideRequest) => saveGuideRequest({ sql, keyring }, given);
const reports = async () => purgeReports.parse((await intake.call('POST', '/intake/purges', {})).data).purges;
const isErased = async (request: string) => {
  const { rows } = await sql.query(
    `select erased_at from guide_downloads where document_id = $1 union all
     select erased_at from callback_requests where document_id = $1`,
    [request],
  );
  return rows[0]?.erased_at !== null;
};
const eventsOf = async (request: string) =>
  (await sql.query('select event, done_by from patient_press_intake_history where request = $1', [request])).rows;

/** Keeps many requests at once: what is encrypted in them is not looked at. */
const keepMany = (count: number, mark: string) =>
  sql.query(
    `with retained as (
       insert into guide_downloads (document_id, idempotency_key, email, name, email_index, page, relationship, verdict,
         openings, purge_on, created_at, updated_at, published_at)
       select $1 || n, $1 || n, 'sealed', 'sealed', md5(n::text), '/', 'family', 'accepted', 0, current_date - n % 40, now(), now(), now()
       from generate_series(1, $2) n returning idempotency_key)
     insert into patient_press_intake_keys (request_type, idempotency_key, content_hash)
     select 'guide-download', idempotency_key, 'hash' from retained`,
    [mark, count],
  );
const leftOf = async (mark: string) =>
  Number(
    (
      await sql.query(`select count(*) from guide_downloads where document_id like $1 || '%' and erased_at is null`, [
        mark,
      ])
    ).rows[0]?.count,
  );
const purgedOnce = async (mark: string, count: number) => {
  const { rows } = await sql.query(
    `select count(*) as events, count(distinct request) as requests from patient_press_intake_history
     where event = 'purged' and request like $1 || '%'`,
    [mark],
  );
  expect(rows).toEqual([{ events: String(count), requests: String(count) }]);
};

test('whose time is over is erased, everyone else stays, and the newsroom is notified', async () => {
  const due = await keep({ purgeOn: daysFromToday(0), createdAt: new Date('2025-05-05T12:00:00Z') });
  const overdue = await keep({ purgeOn: daysFromToday(-30) });
  const later = await keep({ purgeOn: daysFromToday(1) });
  const call = await ask();
  await sql.query('update callback_requests set purge_on = $2 where document_id = $1', [call, daysFromToday(-1)]);
  await runJob(queue, 'purge');
  for (const request of [due, overdue, call]) expect(await isErased(request)).toBe(true);
  expect(await isErased(later)).toBe(false);
  expect((await reports())[0]).toEqual({
    at: expect.any(String),
    guideDownloads: 2,
    callbackRequests: 1,
    consentProofs: 0,
    oldestRequest: '2025-05-05',
  });
  expect(await eventsOf(due)).toEqual([{ event: 'purged', done_by: null }]);
  const { rows: proofs } = await sql.query('select 1 from patient_press_consents where request = any($1)', [
    [due, call],
  ]);
  expect(proofs).toHaveLength(2);
  const { rows: jobs } = await sql.query(
    `select 1 from patient_press_jobs.job where name = 'tell-recipients' and data ->> 'request' = any($1)`,
    [[due, overdue]],
  );
  expect(jobs).toEqual([]);

  await runJob(queue, 'purge');
  expect((await reports())[0]).toMatchObject({ guideDownloads: 0, callbackRequests: 0, oldestRequest: null });
  expect(await eventsOf(due)).toHaveLength(1);
});

test('ten thousand requests that are due are erased within half a minute', async () => {
  await keepMany(10_000, 'many');
  const started = performance.now();
  await runJob(queue, 'purge');
  const seconds = (performance.now() - started) / 1000;
  console.log(`10,000 requests were purged in ${seconds.toFixed(1)} s, until it was noticed.`);
  expect(seconds).toBeLessThan(30);
  expect(await leftOf('many')).toBe(0);
  await purgedOnce('many', 10_000);
  expect((await reports())[0]).toMatchObject({ guideDownloads: 10_000 });
  const { rows } = await sql.query(`select count(*) from patient_press_intake_keys where idempotency_key like 'many%'`);
  expect(rows[0]?.count).toBe('0');
});

test('run on two replicas at once, and killed in the middle, it erases each request once, and the next run the rest', async () => {
  const env = { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl };
  const cms = await startCms({ databaseUrl: stack.databaseUrl, dataDir: stack.dataDir, port: await freePort(), env });
  await keepMany(40_000, 'twice');
  const { rows: before } = await sql.query('select max(id) as last from patient_press_purges');
  const runs = async () =>
    (
      await sql.query('select guide_downloads as count, finished_at from patient_press_purges where id > $1', [
        before[0]?.last ?? 0,
      ])
    ).rows;
  await queue.send('purge', {});
  await queue.send('purge', {});
  await vi.waitUntil(async () => (await runs()).filter(({ count }) => count > 0).length === 2, {
    timeout: 60_000,
    interval: 10,
  });
  cms.process.kill('SIGKILL');
  await cms.ended;
  expect(await leftOf('twice')).toBeGreaterThan(0);
  await runJob(queue, 'purge');
  await vi.waitUntil(async () => (await leftOf('twice')) === 0, { timeout: 60_000, interval: 20 });
  await purgedOnce('twice', 40_000);
  const counted = (await runs()).reduce((sum, { count }) => sum + Number(count), 0);
  expect(counted).toBe(40_000);
});

test('what proved a consent for five years is deleted, but nothing of a request that is retained', async () => {
  const old = yearsAgo(6);
  const [erased, retained, recent] = [
    await keep({ createdAt: old, boxes: { 'guide-call': true } }),
    await keep({ createdAt: old }),
    await keep({ createdAt: yearsAgo(4) }),
  ];
  await sql.query('update guide_downloads set erased_at = $2, email = null where document_id = any($1)', [
    [erased, recent],
    yearsAgo(4),
  ]);
  for (const request of [erased, retained]) {
    await sql.query(
      `insert into patient_press_intake_history (at, request_type, request, event) values ($2, 'guide-download', $1, 'opened')`,
      [request, old],
    );
    await sql.query(
      `insert into patient_press_intake_log (at, administrator, administrator_email, action, request_type, requests)
       values ($2, 1, 'a@example.com', 'read', 'guide-download', $1)`,
      [[request], old],
    );
  }
  await runJob(queue, 'purge');
  const left = async (table: string, column: string) =>
    (
      await sql.query(`select ${column} as request from ${table} where ${column} = any($1) order by 1`, [
        [erased, retained, recent],
      ])
    ).rows.map(({ request }) => request);
  expect(await left('patient_press_consents', 'request')).toEqual([retained, recent].sort());
  expect(await left('patient_press_intake_history', 'request')).toEqual([retained]);
  expect(await left('patient_press_intake_log', 'requests[1]')).toEqual([retained]);
  expect((await reports())[0]).toMatchObject({ consentProofs: 2 });
});

test('a proof stays as long as it is less than five years ago that the consent was withdrawn', async () => {
  const request = await keep({ createdAt: yearsAgo(6), boxes: { 'guide-call': true } });
  await sql.query('update guide_downloads set erased_at = $2 where document_id = $1', [request, yearsAgo(4)]);
  await sql.query(
    `insert into patient_press_consent_withdrawals (request_type, request, wording_key, received_on, due_on, done_at)
     values ('guide-download', $1, 'guide-call', $2, $2, $3)`,
    [request, yearsAgo(4).toISOString().slice(0, 10), yearsAgo(4)],
  );
  await runJob(queue, 'purge');
  const { rows } = await sql.query('select wording_key from patient_press_consents where request = $1', [request]);
  expect(rows).toEqual([{ wording_key: 'guide-call' }]);
  const { rows: taken } = await sql.query('select 1 from patient_press_consent_withdrawals where request = $1', [
    request,
  ]);
  expect(taken).toHaveLength(1);
});
