import { expect, test, vi } from 'vitest';
import { METRICS_TOKEN } from '../../../.run/stack.ts';
import { stack } from '../../../.run/worker-stack.ts';

const { cmsUrl } = stack;
const ask = (authorization?: string) =>
  fetch(`${cmsUrl}/metrics`, { headers: authorization === undefined ? {} : { authorization } });

const readMetrics = async () => (await ask(`Bearer ${METRICS_TOKEN}`)).text();

/** The value of one time series; 0 when there is none yet. */
const readSeries = (metrics: string, series: string): number => {
  const line = metrics.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length) ?? 0);
};

test('metrics are read with the token only', async () => {
  for (const authorization of [undefined, '', `Bearer ${stack.pressToken}`, `Bearer ${METRICS_TOKEN}x`]) {
    const answer = await ask(authorization);
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'no-token' }]);
  }
  const answer = await ask(`Bearer ${METRICS_TOKEN}`);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=/);
});

test('they count what readers send by form and outcome, and requests by kind of address and status', async () => {
  const before = await readMetrics();
  const sent = await fetch(`${cmsUrl}/api/callback-requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Someone in particular' }),
  });
  expect(sent.status).toBeGreaterThanOrEqual(400);
  expect((await fetch(`${cmsUrl}/api/articles/someone@example.org`)).status).toBe(401);

  const refused = 'patient_press_intake_requests_total{form="callback",outcome="refused"}';
  const requests = 'patient_press_http_requests_total{route="api",status="401"}';
  await vi.waitUntil(
    async () => {
      const after = await readMetrics();
      return [refused, requests].every((series) => readSeries(after, series) > readSeries(before, series));
    },
    { timeout: 30_000, interval: 50 },
  );
});

test('they say how many jobs each queue has and how long they have been due, and name no reader', async () => {
  const metrics = await readMetrics();
  for (const queue of ['purge', 'tell-recipient', 'mail-guide'])
    expect(metrics).toMatch(new RegExp(`patient_press_queue_jobs\\{queue="${queue}",state="waiting"\\} \\d+`));
  expect(metrics).toMatch(/patient_press_queue_oldest_seconds\{queue="purge"\} [\d.]+/);
  expect(metrics).toMatch(/^process_resident_memory_bytes \d+/m);
  expect(metrics).not.toMatch(/someone|@|\/api\/|127\.0\.0\.1/i);
});
