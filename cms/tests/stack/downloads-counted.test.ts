import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { requestNumbers } from '../../src/inbox/guide-numbers-contract.ts';
import { asAdministrator, asRole } from '../fixtures/admin-api.ts';
import { sql } from '../fixtures/database.ts';
import { erase, guideRows, plant } from '../fixtures/download-samples.ts';
import { dayFromToday } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);
const marketer = await asRole(stack.cmsUrl, administrator, 'marketer');
const NUMBERS = '/intake/guide-downloads/numbers';

const numbers = async () => requestNumbers.parse((await marketer.call('GET', NUMBERS)).data);
const [guide] = await guideRows();
const BANNER = `${Date.now()}`;

const counted = async () => {
  const { byGuide, byBanner } = await numbers();
  const day = dayFromToday(-3);
  const count = <Count extends { day: string }>(counts: Count[], of: (count: Count) => boolean) => {
    const found = counts.find((one) => one.day === day && of(one));
    return { accepted: 0, delivered: 0, opened: 0, suspect: 0, ...found };
  };
  return {
    ofGuide: count(byGuide, (one) => one.guide === (guide?.documentId ?? '')),
    ofBanner: count(byBanner, (one) => one.banner === BANNER),
  };
};

test('a marketer sees how many asked for which guide, and led by which banner, and no one’s name', async () => {
  const before = await counted();
  const at = { created_at: new Date(Date.now() - 3 * 86_400_000), cta_banner: BANNER, cta_variant: 'b' };
  const email = 'no-one-else@example.com';
  const one = { email, guide: guide?.documentId ?? null };
  await plant({ ...one, columns: { ...at, delivered_at: new Date(), opened_at: new Date(), openings: 2 } });
  const erased = await plant({ ...one, columns: { ...at, delivered_at: new Date() } });
  await plant({ ...one, columns: at });
  await plant({ ...one, columns: { ...at, verdict: 'suspect' } });
  const after = await counted();
  for (const side of ['ofGuide', 'ofBanner'] as const) {
    expect(after[side].accepted - before[side].accepted).toBe(3);
    expect(after[side].delivered - before[side].delivered).toBe(2);
    expect(after[side].opened - before[side].opened).toBe(1);
    expect(after[side].suspect - before[side].suspect).toBe(1);
  }
  await erase(erased);
  expect(await counted()).toEqual(after);
  const { data } = await marketer.call('GET', NUMBERS);
  expect(JSON.stringify(data)).not.toMatch(/@|Grace/);
});

test('what is older than 30 days is not counted', async () => {
  const sum = async () => (await numbers()).byGuide.reduce((all, { accepted }) => all + accepted, 0);
  const before = await sum();
  await plant({ columns: { created_at: new Date(Date.now() - 31 * 86_400_000) } });
  expect(await sum()).toBe(before);
  const { from, to } = await numbers();
  expect([from, to]).toEqual([dayFromToday(-29), dayFromToday(0)]);
});

test.each(['editor', 'reviewer'])('the %s sees no numbers', async (code) => {
  const session = await asRole(stack.cmsUrl, administrator, code);
  expect((await session.call('GET', NUMBERS)).status).toBe(403);
});

test('the demo’s readers are invented, and nothing was sent to them', async () => {
  const { rows } = await sql.query(
    `select count(*) as count from patient_press_jobs.job j join guide_downloads d on d.document_id = j.data->>'request'
     where d.idempotency_key like 'demo-%'`,
  );
  expect(Number(rows[0]?.count)).toBe(0);
  const { rows: counted } = await sql.query(
    `select count(*) as count from guide_downloads where idempotency_key like 'demo-%' and name not like '1.%'`,
  );
  expect(Number(counted[0]?.count)).toBe(0);
  expect((await numbers()).byGuide.length).toBeGreaterThan(5);
});
