import { expect, test } from 'vitest';
import { startCms } from '../../../.run/cms.ts';
import { freePort } from '../../../.run/ports.ts';
import { stack } from '../../../.run/worker-stack.ts';
import { sampleCallback, send } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import { sampleAddress } from '../fixtures/intake.ts';

/** How many addresses are counted. */
const addresses = async () => {
  const { rows } = await sql.query(
    `select count(*)::int as count from patient_press_intake_limits where key like 'address:%'`,
  );
  return Number(rows[0]?.count);
};
/** How many addresses requests with these headers count as. */
async function countedAs(forwarded: readonly string[], cmsUrl?: string): Promise<number> {
  const before = await addresses();
  for (const header of forwarded)
    expect(await send(sampleCallback(), { 'x-forwarded-for': header }, cmsUrl)).toMatchObject({ status: 201 });
  return (await addresses()) - before;
}

test('what a reader writes to the left of what a proxy wrote counts for nothing', async () => {
  const own = sampleAddress();
  expect(await countedAs([own, `${sampleAddress()}, ${own}`, `x, 203.0.113.9, ${own}`, `,,${own}`])).toBe(1);
  // A proxy in the private network, in front of the press.
  expect(await countedAs([`${sampleAddress()}, ${own}, 10.1.2.3`, `${own}, 192.168.7.7`])).toBe(0);
  // With a port, as some load balancers write it: each connection has another one.
  expect(await countedAs([`${sampleAddress()}, ${own}:40001`, `${own}:40002`])).toBe(0);
});

test('sixty calls an hour from one address are not more with forged ones', async () => {
  const own = sampleAddress();
  const statuses: number[] = [];
  for (let count = 0; count < 61; count += 1)
    statuses.push((await send(sampleCallback(), { 'x-forwarded-for': `${sampleAddress()}, ${own}` })).status);
  expect(statuses).toEqual([...Array(60).fill(201), 429]);
});

test('a client that reaches the cms past its proxies is counted by its own address', async () => {
  const cms = await startCms({
    databaseUrl: stack.databaseUrl,
    dataDir: stack.dataDir,
    port: await freePort(),
    env: { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl, TRUSTED_PROXIES: '192.0.2.0/24' },
  });
  try {
    // Other tests' requests came from this machine as well, and were counted.
    await sql.query(`delete from patient_press_intake_limits where key like 'address:%'`);
    expect(await countedAs([sampleAddress(), sampleAddress(), `${sampleAddress()}, ${sampleAddress()}`], cms.url)).toBe(
      1,
    );
  } finally {
    await cms.stop();
  }
});

test.each(['everyone', '10.0.0.0/99', '10.0.0.1, nonsense'])(
  'a cms does not start with %j for its proxies, and says what they must be',
  async (TRUSTED_PROXIES) => {
    const start = startCms({
      databaseUrl: stack.databaseUrl,
      dataDir: stack.dataDir,
      port: await freePort(),
      env: { PRESS_TOKEN: stack.pressToken, SITE_URL: stack.siteUrl, TRUSTED_PROXIES },
    });
    await expect(start).rejects.toThrow(/TRUSTED_PROXIES: must list addresses or ranges/);
  },
);
