import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countStored, sampleCallback, send, sendRaw, storedOf } from '../fixtures/callback-samples.ts';
import { hostile, nested, testChangedRequests, testRefusedBodies } from '../fixtures/refused-requests.ts';

const intake = {
  path: '/api/callback-requests',
  sample: sampleCallback,
  storedOf,
  countStored,
  send,
  sendRaw,
};

testRefusedBodies(intake, {
  maxBytes: 8000,
  unsupported: 'not-json',
  others: [['a form', 415, 'not-json', () => 'phone=1', { 'content-type': 'application/x-www-form-urlencoded' }]],
});

const fieldNames = Object.keys(sampleCallback({ banner: null, openForMs: 0, website: null }));
testChangedRequests(
  intake,
  fieldNames,
  [
    fc.tuple(fc.constantFrom('name', 'bestTime', 'website'), hostile).map(([name, value]) => ({ [name]: value })),
    nested({ key: 'callback', version: 1, granted: true }).map((consent) => ({ consent })),
  ],
  250,
);

test('any text at all is answered as no JSON or as no request', async () => {
  const before = await countStored();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect([400, 422]).toContain((await sendRaw(Buffer.from(bytes))).status);
    }),
    { numRuns: 100 },
  );
  expect(await countStored()).toBe(before);
});
