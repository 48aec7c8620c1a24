import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  box,
  countStored,
  notice,
  sampleForm,
  sampleRequest,
  send,
  sendForm,
  sendRaw,
  storedOf,
} from '../fixtures/guide-samples.ts';
import { hostile, nested, testChangedRequests, testRefusedBodies } from '../fixtures/refused-requests.ts';

const intake = {
  path: '/api/guide-downloads',
  sample: sampleRequest,
  storedOf,
  countStored,
  send,
  sendRaw,
};
const valid = () => JSON.stringify(sampleRequest());
const inParts = { 'content-type': 'multipart/form-data; boundary=x' };

testRefusedBodies(intake, {
  maxBytes: 16_000,
  unsupported: 'unsupported-media-type',
  others: [['a form in parts', 415, 'unsupported-media-type', valid, inParts]],
});

const fieldNames = Object.keys(sampleRequest({ banner: null, proof: null, website: null }));
testChangedRequests(
  intake,
  fieldNames,
  [
    fc.oneof(hostile, fc.emailAddress(), fc.string()).map((text) => ({ email: `${text}@example.com` })),
    fc.array(nested(box(true)), { maxLength: 4 }).map((consents) => ({ consents: [notice(), ...consents] })),
  ],
  200,
);

test.each<[string, fc.Arbitrary<BodyInit>, Record<string, string>, number[]]>([
  ['any bytes at all', fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)), {}, [400, 422]],
  ['any JSON at all', fc.json(), {}, [422]],
  ['a request of another kind', fc.constant(null).map(valid), { 'content-type': 'application/vnd.api+json' }, [415]],
])('%s is refused in order, and leaves nothing', async (_, bodies, headers, statuses) => {
  const before = await countStored();
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      expect(statuses).toContain((await sendRaw(body, headers)).status);
    }),
    { numRuns: 60 },
  );
  expect(await countStored()).toBe(before);
});

/** A type of content that is none of the two, with or without a charset. */
const otherTypes = fc
  .tuple(
    fc.constantFrom('application/json', 'application/x-www-form-urlencoded', 'text/html', 'application/xml', 'x'),
    fc.constantFrom('; charset=utf-16', '; charset=latin1', '; boundary=a', ';;', '/'),
  )
  .map((parts) => parts.join(''));
test('whatever a body says that it is, unless it is one of the two, it is refused, and leaves nothing', async () => {
  const before = await countStored();
  await fc.assert(
    fc.asyncProperty(otherTypes, fc.constantFrom('identity', 'gzip', 'br', 'x'), async (type, encoding) => {
      const answer = await sendForm(valid(), { 'content-type': type, 'content-encoding': encoding });
      expect(answer.status).toBe(415);
    }),
    { numRuns: 60 },
  );
  expect(await countStored()).toBe(before);
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
  const before = await countStored();
  await fc.assert(
    fc.asyncProperty(forms, async (form) => {
      const { status, headers, page } = await sendForm(form);
      expect([400, 413, 422]).toContain(status);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page).not.toContain('<script');
    }),
    { numRuns: 100 },
  );
  expect(await countStored()).toBe(before);
});
