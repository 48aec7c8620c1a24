import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import { asAdministrator, type Fields } from '../fixtures/admin-api.ts';
import { countsIn, publishedBanner, untilCounted } from '../fixtures/banner-counts.ts';
import { sampleCallback, send } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';

const administrator = await asAdministrator(stack);

/** What the form sends when it was opened from a banner. */
const from = ({ documentId, placement }: Fields, changes: Fields = {}) =>
  sampleCallback({ banner: { documentId, variant: '', placement }, ...changes });
async function take(body: Fields, headers: Record<string, string> = {}): Promise<void> {
  expect(await send(body, headers)).toMatchObject({ status: 201 });
}

/** Waits until everything that was taken before now is counted, or never will be: what is taken later is counted later. */
async function settled(): Promise<void> {
  const last = await publishedBanner(administrator);
  await take(from(last));
  await untilCounted(sql, last, { 'top-bar/': [0, 0, 1] });
}

test('a request that a banner led to is counted for the banner, and once when it is sent again', async () => {
  const banner = await publishedBanner(administrator);
  const body = from(banner);
  await take(body);
  await untilCounted(sql, banner, { 'top-bar/': [0, 0, 1] });
  await take(body);
  await take({ ...body, openForMs: 60_000 });
  await settled();
  expect(await countsIn(sql, banner)).toEqual({ 'top-bar/': [0, 0, 1] });
});

test('a request that a variant led to is counted for the variant', async () => {
  const variants = [
    { key: 'one', weight: 1 },
    { key: 'two', weight: 1, message: 'Another message.' },
  ];
  const { documentId, placement } = await publishedBanner(administrator, { variants });
  await take(sampleCallback({ banner: { documentId, variant: 'two', placement } }));
  await untilCounted(sql, { documentId }, { 'top-bar/two': [0, 0, 1] });
});

test.each<[string, Fields, Record<string, string>]>([
  ['what looks like spam', { website: 'https://spam.example' }, {}],
  ['who asked not to be, by Global Privacy Control', {}, { 'sec-gpc': '1' }],
  ['who asked not to be, by Do Not Track', {}, { dnt: '1' }],
  ['what no banner led to', { banner: undefined }, {}],
])('%s is taken, but not counted', async (_, changes, headers) => {
  const banner = await publishedBanner(administrator);
  await take(from(banner, changes), headers);
  await settled();
  expect(await countsIn(sql, banner)).toEqual({});
});
