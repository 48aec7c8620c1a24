import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, type Fields } from '../fixtures/admin-api.ts';
import { countsIn, publishedBanner, untilCounted } from '../fixtures/banner-counts.ts';
import { sql } from '../fixtures/database.ts';
import { sampleRequest, send } from '../fixtures/guide-samples.ts';
import { sampleAddress } from '../fixtures/intake.ts';

const administrator = await asAdministrator(stack);

/** What the form sends when it was opened from a banner. */
const from = ({ documentId, placement }: Fields, changes: Fields = {}) =>
  sampleRequest({ banner: { documentId, variant: '', placement }, ...changes });
async function take(body: Fields, headers: Record<string, string> = {}): Promise<void> {
  expect(await send(body, headers)).toMatchObject({ status: 201 });
}

test('a request that a banner led to is counted once, unless it is not believed or asks not to be', async () => {
  const banner = await publishedBanner(administrator);
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
  const last = await publishedBanner(administrator);
  await take(from(last));
  await untilCounted(sql, last, { 'top-bar/': [0, 0, 1] });
  expect(await countsIn(sql, banner)).toEqual({ 'top-bar/': [0, 0, 1] });
});
