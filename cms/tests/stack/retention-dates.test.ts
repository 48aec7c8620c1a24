import { expect, test } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { fiveYearsBefore } from '../../src/data-subjects/remove-old-proofs.ts';
import { businessDaysAfter } from '../../src/platform/dates.ts';
import { purgeOn } from '../../src/requests/purge-on.ts';
import { sql } from '../fixtures/database.ts';
import { keyringOf, plantRequest, sampleEmail } from '../fixtures/plant-request.ts';

test.each([
  ['2026-11-23T12:00:00Z', '2028-05-23'],
  ['2026-08-31T00:00:00Z', '2028-02-29'],
  ['2026-08-31T23:59:59Z', '2028-02-29'],
  ['2026-08-30T12:00:00Z', '2028-02-29'],
  ['2026-08-29T12:00:00Z', '2028-02-29'],
  ['2025-08-29T12:00:00Z', '2027-02-28'],
  ['2025-08-31T12:00:00Z', '2027-02-28'],
  ['2026-12-31T12:00:00Z', '2028-06-30'],
  ['2027-03-31T12:00:00Z', '2028-09-30'],
  ['2027-05-31T12:00:00Z', '2028-11-30'],
  ['2028-02-29T12:00:00Z', '2029-08-29'],
  ['2026-06-30T12:00:00Z', '2027-12-30'],
  ['2026-07-31T12:00:00Z', '2028-01-31'],
])('a request of %s is purged on %s, never past eighteen months', (now, day) => {
  expect(purgeOn(new Date(now))).toBe(day);
});

test.each([
  ['2026-11-27T10:00:00Z', '2021-11-27T10:00:00.000Z'],
  ['2028-02-29T10:00:00Z', '2023-02-28T10:00:00.000Z'],
  ['2033-02-28T10:00:00Z', '2028-02-28T10:00:00.000Z'],
  ['2033-03-01T10:00:00Z', '2028-03-01T10:00:00.000Z'],
])('on %s, proofs from before %s are old enough to go', (now, before) => {
  expect(fiveYearsBefore(new Date(now)).toISOString()).toBe(before);
});

test.each([
  ['a Friday', '2026-11-27', 10, '2026-12-11'],
  ['a Monday', '2026-11-23', 10, '2026-12-07'],
  ['a Saturday', '2026-11-28', 10, '2026-12-11'],
  ['a Sunday', '2026-11-29', 10, '2026-12-11'],
  ['a Saturday, one day', '2026-11-28', 1, '2026-11-30'],
  ['the end of a leap February', '2028-02-25', 2, '2028-02-29'],
  ['the end of a year', '2026-12-31', 1, '2027-01-01'],
  ['the day before clocks change', '2026-10-30', 1, '2026-11-02'],
])('business days are counted from %s', (_, day, count, due) => {
  expect(businessDaysAfter(day, count)).toBe(due);
});

test('an upgrade brings forward what an older version wanted to purge too late, and touches nothing else', async () => {
  const place = { sql, keyring: keyringOf(stack.dataDir) };
  const planted = (createdAt: string, purge_on: string) =>
    plantRequest(place, { given: { email: sampleEmail() }, columns: { created_at: createdAt, purge_on } });
  const requests = [
    await planted('2026-08-31T12:00:00', '2028-03-02'),
    await planted('2026-08-30T12:00:00', '2028-03-01'),
    await planted('2026-07-31T12:00:00', '2028-01-31'),
    await planted('2026-08-31T12:00:00', '2027-01-01'),
    await planted('2026-08-28T12:00:00', '2028-02-28'),
  ];
  // As in a database of an older version.
  await sql.query("delete from patient_press_migrations where name = 'requests/0002-purge-as-promised'");
  const cms = await startCms({
    databaseUrl: stack.databaseUrl,
    dataDir: stack.dataDir,
    port: await freePort(),
    env: { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl },
  });
  await cms.stop();
  const { rows } = await sql.query(
    'select purge_on::text from guide_downloads where document_id = any($1) order by array_position($1, document_id::text)',
    [requests],
  );
  expect(rows.map(({ purge_on }) => purge_on)).toEqual([
    '2028-02-29',
    '2028-02-29',
    '2028-01-31',
    '2027-01-01',
    '2028-02-28',
  ]);
});
