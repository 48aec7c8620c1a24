import { request } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import type { Fields } from '../fixtures/admin-api.ts';
import { countKept, keptOf, sampleCallback, send, sendRaw } from '../fixtures/callback-samples.ts';

const valid = () => JSON.stringify(sampleCallback());
const inLatin1 = () => Buffer.from(valid().replace('Grace', 'Gr\u00e4ce'), 'latin1');
test.each<[string, number, string, () => BodyInit, Record<string, string>]>([
  ['no JSON', 400, 'malformed', () => '{"phone":', {}],
  ['nothing', 400, 'malformed', () => '', {}],
  ['bytes that are no UTF-8', 400, 'malformed', inLatin1, {}],
  ['a form', 415, 'not-json', () => 'phone=1', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a text', 415, 'not-json', valid, { 'content-type': 'text/plain' }],
  ['another charset', 415, 'not-json', valid, { 'content-type': 'application/json; charset=utf-16' }],
  ['a packed body', 415, 'not-json', valid, { 'content-encoding': 'gzip' }],
  ['more than 8 kB', 413, 'too-large', () => JSON.stringify(sampleCallback({ name: 'a'.repeat(8000) })), {}],
  ['a list', 422, 'invalid', () => '[]', {}],
  ['nothing in JSON', 422, 'invalid', () => 'null', {}],
  ['a deep nest', 422, 'invalid', () => `${'['.repeat(3500)}${']'.repeat(3500)}`, {}],
  ['another site’s page', 403, 'cross-site', valid, { 'sec-fetch-site': 'cross-site' }],
  ['a neighbour’s page', 403, 'cross-site', valid, { 'sec-fetch-site': 'same-site' }],
  ['another origin', 403, 'cross-site', valid, { origin: 'https://example.org' }],
  ['no origin at all', 403, 'cross-site', valid, { origin: 'null' }],
])('%s is answered with %i and %s, and changes nothing', async (_, status, code, body, headers) => {
  const before = await countKept();
  const { problem, ...answer } = await sendRaw(body(), headers);
  expect([answer.status, problem?.status, problem?.code]).toEqual([status, status, code]);
  expect(problem?.detail).toMatch(/^[A-Z].*\.$/);
  expect(JSON.stringify(problem)).not.toMatch(/select|insert| at .*\.js|zod/i);
  expect(await countKept()).toBe(before);
});

test('a body that says nothing of its length is cut off where it is too long', async () => {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
  const sending = request(`${stack.cmsUrl}/api/callback-requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
  });
  sending.on('response', ({ statusCode }) => resolve(statusCode)).on('error', reject);
  for (let count = 0; count < 50; count += 1) sending.write('a'.repeat(4000));
  sending.end();
  expect(await promise).toBe(413);
});

/** Texts that broke something somewhere. */
const hostile = fc.constantFrom(
  '\u0000',
  'a\u0000b',
  '\ud800',
  '👩‍👩‍👧‍👦',
  '‮gnp.exe',
  'مرحبا',
  "'; drop table callback_requests; --",
  '<script>alert(1)</script>',
  '__proto__',
  '%00',
  '?',
  ':name',
  '\\',
  'a'.repeat(300),
);
const anything = fc.oneof(
  hostile,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.integer(),
  fc.constant(undefined),
);
const fieldNames = ['idempotencyKey', 'phone', 'name', 'bestTime', 'consent', 'page', 'banner', 'openForMs', 'website'];
const path = fc.oneof(hostile, fc.string({ maxLength: 520 })).map((text) => `/${text}`);
const nested = (fields: Fields) =>
  fc.record(
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fc.oneof(fc.constant(value), anything)])),
  );
const changes = fc.oneof(
  fc.tuple(fc.constantFrom(...fieldNames), anything).map(([name, value]) => ({ [name]: value })),
  fc.tuple(fc.oneof(hostile, fc.string()), anything).map(([name, value]) => Object.fromEntries([[name, value]])),
  fc.tuple(fc.constantFrom('name', 'bestTime', 'website'), hostile).map(([name, value]) => ({ [name]: value })),
  path.map((page) => ({ page })),
  nested({ key: 'callback', version: 1, granted: true }).map((consent) => ({ consent })),
  nested({ documentId: 'a', variant: '', placement: 'top-bar' }).map((banner) => ({ banner })),
  fc.constantFrom('__proto__', 'constructor', 'toString').map((name) => JSON.parse(`{"${name}":{"granted":true}}`)),
);

test('whatever is sent is taken or refused in order, and what is refused leaves nothing', async () => {
  let before = await countKept();
  await fc.assert(
    fc.asyncProperty(changes, async (change: Fields) => {
      const body = Object.create(null, Object.getOwnPropertyDescriptors({ ...sampleCallback() }));
      for (const [name, value] of Object.entries(change))
        Object.defineProperty(body, name, { value, enumerable: true, configurable: true });
      const { status, problem } = await send(body);
      expect([201, 413, 422]).toContain(status);
      const after = await countKept();
      if (status === 201) expect(await keptOf(body)).toHaveLength(1);
      else expect([after, problem?.errors?.length !== 0]).toEqual([before, true]);
      before = after;
    }),
    { numRuns: 250 },
  );
  expect(({} as Fields).granted).toBeUndefined();
});

test('any text at all is answered as no JSON or as no request', async () => {
  const before = await countKept();
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      expect([400, 422]).toContain((await sendRaw(Buffer.from(bytes))).status);
    }),
    { numRuns: 100 },
  );
  expect(await countKept()).toBe(before);
});
