import { expect, test, vi } from 'vitest';
import { METRICS_TOKEN } from '../../../.run/stack.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { publishedArticle, untilAllLive } from '../fixtures/newsroom.ts';

const { siteUrl } = stack;

async function readMetrics(): Promise<string> {
  const answer = await fetch(`${siteUrl}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } });
  expect(answer.status).toBe(200);
  return await answer.text();
}

const readSeries = (metrics: string, series: string): number => {
  const line = metrics.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length) ?? Number.NaN);
};

test('metrics of the press are read with their own token only', async () => {
  for (const token of ['', stack.pressToken, `${METRICS_TOKEN}x`]) {
    const answer = await fetch(`${siteUrl}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 'no-token' }]);
  }
});

test('they say how the site is, and how long each publication took', async () => {
  await untilAllLive();
  const before = await readMetrics();
  const count = 'patient_press_publication_duration_seconds_count{cause="change"}';
  await publishedArticle();
  await untilAllLive();
  const after = await readMetrics();
  expect(readSeries(after, count)).toBeGreaterThan(readSeries(before, count) || 0);
  expect(readSeries(after, 'patient_press_healthy')).toBe(1);
  expect(readSeries(after, 'patient_press_site_pages')).toBeGreaterThan(20);
  expect(readSeries(after, 'patient_press_queue_documents')).toBe(0);
  expect(readSeries(after, 'patient_press_missing_files')).toBe(0);
  expect(readSeries(after, 'patient_press_feed_lag_seconds')).toBeGreaterThanOrEqual(0);
  const sinceLast = Date.now() / 1000 - readSeries(after, 'patient_press_last_publication_timestamp_seconds');
  expect(sinceLast).toBeLessThan(600);
});

test('they count requests by the kind of address, whatever readers ask for', async () => {
  const before = await readMetrics();
  const [page, missing] = ['route="page",status="200"', 'route="page",status="404"'];
  await (await fetch(`${siteUrl}/`)).text();
  await (await fetch(`${siteUrl}/someone@example.org/`)).text();
  const series = (labels: string) => `patient_press_http_requests_total{${labels}}`;
  await vi.waitUntil(
    async () => {
      const after = await readMetrics();
      return [page, missing].every((one) => readSeries(after, series(one)) > (readSeries(before, series(one)) || 0));
    },
    { timeout: 30_000, interval: 50 },
  );
  expect(await readMetrics()).not.toContain('someone');
});
