import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { sampleCallback } from '../../../cms/tests/fixtures/callback-samples.ts';
import { sql } from '../../../cms/tests/fixtures/database.ts';
import { sampleAddress } from '../../../cms/tests/fixtures/intake.ts';

/** The press's way to the cms, behind a proxy on this machine that appends, as a load balancer does. */
let behindProxy: { server: Server; url: string };
beforeAll(async () => {
  // The press reads its environment once, when it is loaded.
  Object.assign(process.env, { CMS_URL: stack.cmsUrl, DATA_DIR: stack.dataDir, TRUSTED_PROXIES: '127.0.0.1' });
  const [{ serveSite }, { passToCms }] = await Promise.all([
    import('../../press/serve/server.ts'),
    import('../../press/serve/proxy.ts'),
  ]);
  behindProxy = await serveSite({ outDir: stack.outDir, host: '127.0.0.1', port: 0, handlers: [passToCms()] });
});
afterAll(() => {
  behindProxy.server.close().closeAllConnections();
});

async function ask(url: string, forwarded: string): Promise<number> {
  const answer = await fetch(`${url}/api/callback-requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': forwarded, 'x-real-ip': sampleAddress() },
    body: JSON.stringify(sampleCallback()),
  });
  return answer.status;
}

/** How many more addresses are counted after requests with these headers. */
async function countedAs(url: string, forwarded: readonly string[]): Promise<number> {
  const count = async () => {
    const { rows } = await sql.query(`select key from patient_press_intake_limits where key like 'address:%'`);
    return rows.length;
  };
  const before = await count();
  for (const header of forwarded) expect(await ask(url, header)).toBe(201);
  return (await count()) - before;
}

test('readers who ask the press itself are counted by their own address, whatever they write', async () => {
  await ask(stack.siteUrl, sampleAddress());
  expect(await countedAs(stack.siteUrl, [sampleAddress(), `${sampleAddress()}, ${sampleAddress()}`, '127.0.0.1'])).toBe(
    0,
  );
});

test('behind a proxy that appends, readers are distinguished by what the proxy wrote, and by nothing to the left of it', async () => {
  const [one, other] = [sampleAddress(), sampleAddress()];
  expect(await countedAs(behindProxy.url, [one, `${sampleAddress()}, ${one}`, `${other}, ${one}`])).toBe(1);
  expect(await countedAs(behindProxy.url, [`${one}, ${other}`, other])).toBe(1);
});
