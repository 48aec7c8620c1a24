import { expect, test } from 'vitest';
import type { Fields } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { sendToKilledCms, withoutTable } from '../fixtures/faults.ts';
import { jobsOf, sampleForm, sampleRequest, send, sendForm, storedOf } from '../fixtures/guide-samples.ts';

/** A request and the one job of each kind that follows from it. */
async function expectStoredOnce(body: Fields): Promise<void> {
  const [row, ...others] = await storedOf(body);
  expect([row !== undefined, others]).toEqual([true, []]);
  expect(await jobsOf(row)).toEqual(['mail-guide', 'tell-recipients']);
}

test('while the database cannot store it, the reader is asked to try again, and learns nothing of the reason', async () => {
  const body = sampleRequest();
  await withoutTable(sql, 'patient_press_consents', async () => {
    const { status, problem, headers } = await send(body);
    expect([status, problem?.code, headers.get('retry-after')]).toEqual([503, 'not-kept', '60']);
    expect(JSON.stringify(problem)).not.toContain('patient_press');
    const plain = await sendForm(sampleForm());
    expect([plain.status, plain.headers.get('retry-after')]).toEqual([503, '60']);
    expect(plain.page).toContain('<form');
  });
  expect(await storedOf(body)).toEqual([]);
  expect(await send(body)).toMatchObject({ status: 201 });
  await expectStoredOnce(body);
});

test('where the email cannot be queued, nothing is stored of the request', async () => {
  const body = sampleRequest();
  const run = async () => {
    expect(await send(body)).toMatchObject({ status: 503 });
  };
  await withoutTable(sql, 'job_common', run, 'patient_press_jobs.');
  expect(await storedOf(body)).toEqual([]);
  expect(await send(body)).toMatchObject({ status: 201 });
  await expectStoredOnce(body);
});

test('killed amid requests, the cms has lost none that it accepted, nor an email, and stored none twice', async () => {
  const sent = Array.from({ length: 60 }, () => sampleRequest());
  const accepted = await sendToKilledCms(sent, send);
  for (const body of accepted) await expectStoredOnce(body);
  // Readers' pages send again what was not acknowledged.
  for (const body of sent) expect(await send(body)).toMatchObject({ status: 201 });
  for (const body of sent) await expectStoredOnce(body);
});
