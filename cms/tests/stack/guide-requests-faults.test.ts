import { expect, test } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import type { Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/callback-samples.ts';
import { jobsOf, keptOf, sampleForm, sampleRequest, send, sendForm } from '../fixtures/guide-samples.ts';

/** A request and the one job of each kind that follows from it. */
async function expectKeptOnce(body: Fields): Promise<void> {
  const [row, ...others] = await keptOf(body);
  expect([row !== undefined, others]).toEqual([true, []]);
  expect(await jobsOf(row)).toEqual(['mail-guide', 'tell-recipients']);
}

test('while the database does not keep it, the reader is told to try again, and nothing of the reason', async () => {
  const body = sampleRequest();
  await sql.query('alter table patient_press_consents rename to patient_press_consents_away');
  try {
    const { status, problem, headers } = await send(body);
    expect([status, problem?.code, headers.get('retry-after')]).toEqual([503, 'not-kept', '60']);
    expect(JSON.stringify(problem)).not.toContain('patient_press');
    const plain = await sendForm(sampleForm());
    expect([plain.status, plain.headers.get('retry-after')]).toEqual([503, '60']);
    expect(plain.page).toContain('<form');
  } finally {
    await sql.query('alter table patient_press_consents_away rename to patient_press_consents');
  }
  expect(await keptOf(body)).toEqual([]);
  expect(await send(body)).toMatchObject({ status: 201 });
  await expectKeptOnce(body);
});

test('where the mail cannot be put into the queue, nothing is kept of the request', async () => {
  const body = sampleRequest();
  await sql.query('alter table patient_press_jobs.job_common rename to job_common_away');
  try {
    expect(await send(body)).toMatchObject({ status: 503 });
  } finally {
    await sql.query('alter table patient_press_jobs.job_common_away rename to job_common');
  }
  expect(await keptOf(body)).toEqual([]);
  expect(await send(body)).toMatchObject({ status: 201 });
  await expectKeptOnce(body);
});

test('killed in the midst of requests, the cms has lost none that it took, nor a mail, and kept none twice', async () => {
  const cms = await startCms({
    databaseUrl: stack.databaseUrl,
    dataDir: stack.dataDir,
    port: await freePort(),
    env: { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl },
  });
  const sent = Array.from({ length: 60 }, () => sampleRequest());
  const taken: Fields[] = [];
  await Promise.all(
    sent.map(async (body) => {
      const answer = await send(body, {}, cms.url).catch(() => null);
      if (answer?.status !== 201) return;
      taken.push(body);
      // In mid-load: others are on their way.
      if (taken.length === 10) cms.process.kill('SIGKILL');
    }),
  );
  await cms.ended;
  expect(taken.length).toBeGreaterThan(9);
  expect(taken.length).toBeLessThan(sent.length);
  for (const body of taken) await expectKeptOnce(body);
  // Readers' pages send again what was not acknowledged.
  for (const body of sent) expect(await send(body)).toMatchObject({ status: 201 });
  for (const body of sent) await expectKeptOnce(body);
});
