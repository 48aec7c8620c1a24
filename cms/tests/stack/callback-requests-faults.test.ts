import { expect, test } from 'vitest';
import { sampleCallback, send, storedOf } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import { sendToKilledCms, withoutTable } from '../fixtures/faults.ts';

test('while the database cannot store it, the reader is asked to try again, and learns nothing of the reason', async () => {
  const body = sampleCallback();
  await withoutTable(sql, 'patient_press_consents', async () => {
    const { status, problem, headers } = await send(body);
    expect([status, problem?.code, headers.get('retry-after')]).toEqual([503, 'not-kept', '60']);
    expect(problem?.detail).toBe('We couldn’t save this just now. Try again in a minute.');
    expect(JSON.stringify(problem)).not.toContain('patient_press');
  });
  expect(await storedOf(body)).toEqual([]);
  expect(await send(body)).toMatchObject({ status: 201 });
  expect(await storedOf(body)).toHaveLength(1);
});

test('killed right after it accepted requests, the cms has lost none of them and stored none twice', async () => {
  const sent = Array.from({ length: 40 }, () => sampleCallback());
  const accepted = await sendToKilledCms(sent, send);
  for (const body of accepted) expect(await storedOf(body)).toHaveLength(1);
  // Readers' pages send again what was not acknowledged.
  for (const body of sent) expect(await send(body)).toMatchObject({ status: 201 });
  for (const body of sent) expect(await storedOf(body)).toHaveLength(1);
});
