import { request } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stack } from '../../../.run/worker-stack.ts';
import type { Fields } from '../fixtures/admin-api.ts';
import {
  box,
  countKept,
  keptOf,
  notice,
  sampleForm,
  sampleRequest,
  send,
  sendForm,
  sendRaw,
} from '../fixtures/guide-samples.ts';

const valid = () => JSON.stringify(sampleRequest());
const inLatin1 = () => Buffer.from(valid().replace('Grace', 'Gr\u00e4ce'), 'latin1');
test.each<[string, number, string, () => BodyInit, Record<string, string>]>([
  ['no JSON', 400, 'malformed', () => '{"email":', {}],
  ['nothing', 400, 'malformed', () => '', {}],
  ['bytes that are no UTF-8', 400, 'malformed', inLatin1, {}],
  ['a form in parts', 415, 'unsupported-media-type', valid, { 'content-type': 'multipart/form-data; boundary=x' }],
  ['a text', 415, 'unsupported-media-type', valid, { 'content-type': 'text/plain' }],
  ['another charset', 415, 'unsupported-media-type', valid, { 'content-type': 'application/json; charset=utf-16' }],
  ['a packed body', 415, 'unsupported-media-type', valid, { 'content-encoding': 'gzip' }],
  ['more than 16 kB', 413, 'too-large', () => JSON.stringify(sampleRequest({ name: 'a'.repeat(16_000) })), {}],
  ['a list', 422, 'invalid', () => '[]', {}],
  ['nothing in JSON', 422, 'invalid', () => 'null', {}],
  ['a deep nest', 422, 'invalid', () => `${'['.repeat(6000)}${']'.repeat(6000)}`, {}],
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
  const sending = request(`${stack.cmsUrl}/api/guide-downloads`, {
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
  "'; drop table guide_downloads; --",
  '<script>alert(1)</script>',
  '__proto__',
  '%00',
  '?',
  ':name',
  '$1',
  'a@example.com\nBcc: b@example.com',
  'guide-\u0000',
  'a'.repeat(300),
);
const anything = fc.oneof(
  hostile,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.integer(),
  fc.constant(undefined),
);
const fieldNames = Object.keys(sampleRequest({ banner: null, proof: null, website: null }));
const nested = (fields: Fields) =>
  fc.record(
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, fc.oneof(fc.constant(value), anything)])),
  );
const changes = fc.oneof(
  fc.tuple(fc.constantFrom(...fieldNames), anything).map(([name, value]) => ({ [name]: value })),
  fc.tuple(fc.oneof(hostile, fc.string()), anything).map(([name, value]) => Object.fromEntries([[name, value]])),
  fc.oneof(hostile, fc.string({ maxLength: 520 })).map((text) => ({ page: `/${text}` })),
  fc.oneof(hostile, fc.emailAddress(), fc.string()).map((text) => ({ email: `${text}@example.com` })),
  fc.array(nested(box(true)), { maxLength: 4 }).map((consents) => ({ consents: [notice(), ...consents] })),
  nested({ documentId: 'a', variant: '', placement: 'top-bar' }).map((banner) => ({ banner })),
  fc.constantFrom('__proto__', 'constructor', 'toString').map((name) => JSON.parse(`{"${name}":{"granted":true}}`)),
);

test('whatever is changed in a request, it is taken once or refused in order, and what is refused leaves nothing', async () => {
  let before = await countKept();
  await fc.assert(
    fc.asyncProperty(changes, async (change: Fields) => {
      const body = Object.create(null, Object.getOwnPropertyDescriptors({ ...sampleRequest() }));
      for (const [name, value] of Object.entries(change))
        Object.defineProperty(body, name, { value, enumerable: true, configurable: true });
      const { status, problem } = await send(body);
      expect([201, 413, 422]).toContain(status);
      const after = await countKept();
      if (status === 201) expect(await keptOf(body)).toHaveLength(1);
      else expect([after, problem?.errors?.length !== 0]).toEqual([before, true]);
      before = after;
    }),
    { numRuns: 200 },
  );
  expect(({} as Fields).granted).toBeUndefined();
});

test.each<[string, fc.Arbitrary<BodyInit>, Record<string, string>, number[]]>([
  ['any bytes at all', fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)), {}, [400, 422]],
  ['any JSON at all', fc.json(), {}, [422]],
  ['a request of another kind', fc.constant(null).map(valid), { 'content-type': 'application/vnd.api+json' }, [415]],
])('%s is refused in order, and leaves nothing', async (_, bodies, headers, statuses) => {
  const before = await countKept();
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      expect(statuses).toContain((await sendRaw(body, headers)).status);
    }),
    { numRuns: 60 },
  );
  expect(await countKept()).toBe(before);
});

/** A type of content that is none of the two, with or without a charset. */
const otherTypes = fc
  .tuple(
    fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/html', 'application/xml', 'x'),
    fc.constantFrom('; charset=utf-16', '; charset=latin1', '; boundary=a', ';;', '/'),
  )
  .map((parts) => parts.join(''));
test('whatever a body says that it is, unless it is one of the two, it is refused, and leaves nothing', async () => {
  const before = await countKept();
  await fc.assert(
    fc.asyncProperty(otherTypes, fc.constantFrom('identity', 'gzip', 'br', 'x'), async (type, encoding) => {
      const answer = await sendForm(valid(), { 'content-type': type, 'content-encoding': encoding });
      expect(answer.status).toBe(415);
    }),
    { numRuns: 60 },
  );
  expect(await countKept()).toBe(before);
});

const forms = fc.oneof(
  fc.array(fc.tuple(fc.oneof(hostile, fc.constantFrom(...fieldNames, 'shown', 'granted')), hostile)).map((pairs) => {
    // Whatever else it holds, this keeps it from being taken.
    const form = new URLSearchParams([...pairs, ['email', 'no address']]);
    return form.toString();
  }),
  fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
  fc.tuple(fc.constantFrom(...sampleForm().keys()), hostile).map(([name, value]) => {
    const form = sampleForm({ email: 'no address' });
    form.append(name, value);
    return form.toString();
  }),
);
test('whatever a form without script holds, it is refused with a page, and leaves nothing', async () => {
  const before = await countKept();
  await fc.assert(
    fc.asyncProperty(forms, async (form) => {
      const { status, headers, page } = await sendForm(form);
      expect([400, 413, 422]).toContain(status);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page).not.toContain('<script');
    }),
    { numRuns: 100 },
  );
  expect(await countKept()).toBe(before);
});
