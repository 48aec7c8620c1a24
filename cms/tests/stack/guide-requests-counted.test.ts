import { expect, test, vi } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, type Fields } from '../fixtures/admin-api.ts';
import { countsIn } from '../fixtures/banner-counts.ts';
import { sampleAddress, sql } from '../fixtures/callback-samples.ts';
import { sampleRequest, send } from '../fixtures/guide-samples.ts';
import { createBanner, publish } from '../fixtures/samples.ts';

const administrator = await asAdministrator(stack);

async function publishedBanner(): Promise<Fields> {
  const banner = await createBanner(administrator);
  expect(await publish(administrator, 'api::cta-banner.cta-banner', banner)).toMatchObject({ status: 200 });
  return banner;
}

/** What the form sends when it was opened from a banner. */
const from = ({ documentId, placement }: Fields, changes: Fields = {}) =>
  sampleRequest({ banner: { documentId, variant: '', placement }, ...changes });
async function take(body: Fields, headers: Record<string, string> = {}): Promise<void> {
  expect(await send(body, headers)).toMatchObject({ status: 201 });
}

test('a request that a banner led to is counted once, unless it is not believed or asks not to be', async () => {
  const banner = await publishedBanner();
  const body = from(banner);
  await take(body);
  await take(body);
  await take(from(banner, { website: 'https://spam.example' }));
  await take(from(banner), { 'sec-gpc': '1' });
  await take(from(banner), { dnt: '1' });
  const shared = { 'x-forwarded-for': sampleAddress() };
  for (let count = 0; count < 10; count += 1) await take(sampleRequest(), shared);
  await take(from(banner), shared);
  // What was taken before this one is counted by the time that this one is.
  const last = await publishedBanner();
  await take(from(last));
  await vi.waitFor(async () => expect(await countsIn(sql, last)).toEqual({ 'top-bar/': [0, 0, 1] }), {
    timeout: 15_000,
    interval: 50,
  });
  expect(await countsIn(sql, banner)).toEqual({ 'top-bar/': [0, 0, 1] });
});
