import { expect, test } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import type { Fields } from '../fixtures/admin-api.ts';
import { keptOf, sampleCallback, send, sql } from '../fixtures/callback-samples.ts';

test('while the database does not keep it, the reader is told to try again, and nothing of the reason', async () => {
  const body = sampleCallback();
  await sql.query('alter table patient_press_consents rename to patient_press_consents_away');
  try {
    const { status, problem, headers } = await send(body);
    expect([status, problem?.code, headers.get('retry-after')]).toEqual([503, 'not-kept', '60']);
    expect(problem?.detail).toBe('This could not be taken down at the moment. Try again in a minute.');
    expect(JSON.stringify(problem)).not.toContain('patient_press');
  } finally {
    await sql.query('alter table patient_press_consents_away rename to patient_press_consents');
  }
  expect(await keptOf(body)).toEqual([]);
  expect(await send(body)).toMatchObject({ status: 201 });
  expect(await keptOf(body)).toHaveLength(1);
});

test('killed right after it took requests, the cms has lost none of them and kept none twice', async () => {
  const cms = await startCms({
    databaseUrl: stack.databaseUrl,
    dataDir: stack.dataDir,
    port: await freePort(),
    env: { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl },
  });
  const sent = Array.from({ length: 40 }, () => sampleCallback());
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
  for (const body of taken) expect(await keptOf(body)).toHaveLength(1);
  // Readers' pages send again what was not acknowledged.
  for (const body of sent) expect(await send(body)).toMatchObject({ status: 201 });
  for (const body of sent) expect(await keptOf(body)).toHaveLength(1);
});
