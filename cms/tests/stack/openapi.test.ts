import { readFileSync } from 'node:fs';
import { callbackRequest } from '@patient-press/shared/callback-request';
import { guideRequest, guideRequestAccepted } from '@patient-press/shared/guide-request';
import Ajv from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { stack } from '../../../.run/worker-stack.ts';
import { sampleCallback } from '../fixtures/callback-samples.ts';
import { sql } from '../fixtures/database.ts';
import { prove, sampleForm, sampleRequest } from '../fixtures/guide-samples.ts';
import { sampleAddress } from '../fixtures/intake.ts';

const schemaOf = z.record(z.string(), z.unknown());
const response = z.looseObject({ content: z.record(z.string(), z.object({ schema: schemaOf })).optional() });
const operation = z.looseObject({
  requestBody: z
    .object({
      content: z.record(
        z.string(),
        z.looseObject({ schema: schemaOf, examples: z.record(z.string(), z.looseObject({ value: schemaOf })) }),
      ),
    })
    .loose()
    .optional(),
  responses: z.record(z.string(), z.union([z.strictObject({ $ref: z.string() }), response])),
});
const description = z
  .looseObject({
    openapi: z.literal('3.1.0'),
    paths: z.record(z.string(), z.record(z.string(), operation)),
    components: z.looseObject({ schemas: z.record(z.string(), schemaOf), responses: z.record(z.string(), response) }),
  })
  .parse(parse(readFileSync(new URL('../../../docs/openapi.yaml', import.meta.url), 'utf8')));

const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema({ ...description, $id: 'openapi' });
const complaints = (schema: object, value: unknown) => {
  const isValid = ajv.validate(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/')), value);
  return isValid ? [] : ajv.errors;
};

/** A schema without the words for people. */
function withoutWords(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutWords);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([name, value]) => name !== '$schema' && !(name === 'description' && typeof value === 'string'))
      .map(([name, value]) => [name, withoutWords(value)]),
  );
}

test.each([
  ['GuideRequest', z.toJSONSchema(guideRequest, { io: 'input' })],
  ['GuideRequestAccepted', z.toJSONSchema(guideRequestAccepted)],
  ['CallbackRequest', z.toJSONSchema(callbackRequest, { io: 'input' })],
])('%s is described as it is read', (name, schema) => {
  expect(withoutWords(description.components.schemas[name])).toEqual(withoutWords(schema));
});

test('every example is one of what it is an example of', () => {
  for (const methods of Object.values(description.paths))
    for (const { requestBody } of Object.values(methods))
      for (const { schema, examples } of Object.values(requestBody?.content ?? {}))
        for (const [name, { value }] of Object.entries(examples))
          expect([name, complaints(schema, value)]).toEqual([name, []]);
});

/** `POST /api/guide-downloads 201`, all that were answered. */
const answered = new Set<string>();

function responseOf(path: string, method: string, status: number): z.infer<typeof response> {
  const found = description.paths[path]?.[method.toLowerCase()]?.responses[String(status)];
  if (!found) throw new Error(`${method} ${path} answered ${status}, of which docs/openapi.yaml says nothing.`);
  if (!('$ref' in found) || typeof found.$ref !== 'string') return response.parse(found);
  return response.parse(description.components.responses[found.$ref.split('/').at(-1) ?? '']);
}

/** Sends something, and holds the answer against its description. @returns the status, and the code if it has one. */
async function ask(path: string, init: RequestInit = {}): Promise<string> {
  const { method = 'GET' } = init;
  const headers = { 'x-forwarded-for': sampleAddress(), ...Object.fromEntries(new Headers(init.headers)) };
  const answer = await fetch(stack.cmsUrl + path, { redirect: 'manual', ...init, headers });
  const { content = {} } = responseOf(path, method, answer.status);
  answered.add(`${method} ${path} ${answer.status}`);
  const text = await answer.text();
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  if (text === '') return String(answer.status);
  const described = content[type];
  if (!described) throw new Error(`${method} ${path} answered ${answer.status} as ${type}, which is not described.`);
  const body: unknown = type.endsWith('json') ? JSON.parse(text) : text;
  expect(complaints(described.schema, body)).toEqual([]);
  const { code } = z.object({ code: z.string() }).catch({ code: '' }).parse(body);
  return `${answer.status} ${code}`.trim();
}

const json = { 'content-type': 'application/json' };
const post =
  (path: string) =>
  (body: object | string, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
const askForGuide = post('/api/guide-downloads');
const askForCall = post('/api/callback-requests');
const plain = (form: URLSearchParams) =>
  ask('/api/guide-downloads', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });

/** Does something while the database has no proof of consent to write to. */
async function whileAway(attempt: () => Promise<string>): Promise<string> {
  await sql.query('alter table patient_press_intake_limits rename to intake_limits_away');
  return attempt().finally(() => sql.query('alter table intake_limits_away rename to patient_press_intake_limits'));
}

test('every answer to a request for a guide is as described', async () => {
  const body = sampleRequest({ proof: await prove() });
  expect(await askForGuide(body)).toBe('201');
  expect(await askForGuide(sampleRequest())).toBe('201');
  expect(await plain(sampleForm())).toBe('303');
  expect(await plain(sampleForm({ email: 'none' }))).toBe('422');
  expect(await askForGuide('{')).toBe('400 malformed');
  expect(await askForGuide(body, { origin: 'https://example.org' })).toBe('403 cross-site');
  expect(await askForGuide({ ...body, name: 'Another' })).toBe('409 key-reused');
  expect(await askForGuide(' '.repeat(17_000))).toBe('413 too-large');
  expect(await askForGuide(body, { 'content-type': 'text/plain' })).toBe('415 unsupported-media-type');
  expect(await askForGuide({})).toBe('422 invalid');
  expect(await askForGuide(sampleRequest({ proof: 'none' }))).toBe('422 proof-of-work');
  const shared = { 'x-forwarded-for': sampleAddress() };
  expect(await askForGuide(sampleRequest(), shared)).toBe('201');
  await sql.query(`update patient_press_intake_limits set points = 600 where key like 'guideAddress:%'`);
  expect(await askForGuide(sampleRequest(), shared)).toBe('429 too-many-requests');
  expect(await whileAway(() => askForGuide(sampleRequest()))).toBe('503 not-kept');
});

test('every answer to who wants a task is as described', async () => {
  const headers = { 'x-forwarded-for': sampleAddress() };
  expect(await ask('/api/guide-challenges', { headers })).toBe('200');
  await sql.query(`update patient_press_intake_limits set points = 1200 where key like 'challengeAddress:%'`);
  expect(await ask('/api/guide-challenges', { headers })).toBe('429 too-many-requests');
  expect(await whileAway(() => ask('/api/guide-challenges'))).toBe('503 not-kept');
});

test('every answer to a request for a call is as described', async () => {
  const body = sampleCallback();
  expect(await askForCall(body)).toBe('201');
  expect(await askForCall('{')).toBe('400 malformed');
  expect(await askForCall(body, { origin: 'https://example.org' })).toBe('403 cross-site');
  expect(await askForCall({ ...body, name: 'Another' })).toBe('409 key-reused');
  expect(await askForCall(' '.repeat(17_000))).toBe('413 too-large');
  expect(await askForCall(body, { 'content-type': 'text/plain' })).toBe('415 not-json');
  expect(await askForCall({})).toBe('422 invalid');
  const shared = { 'x-forwarded-for': sampleAddress() };
  expect(await askForCall(sampleCallback(), shared)).toBe('201');
  await sql.query(`update patient_press_intake_limits set points = 60 where key like 'address:%'`);
  expect(await askForCall(sampleCallback(), shared)).toBe('429 too-many-requests');
  expect(await whileAway(() => askForCall(sampleCallback()))).toBe('503 not-kept');
});

test('every status that is described was answered above', () => {
  const described = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { responses }]) =>
      Object.keys(responses).map((status) => `${method.toUpperCase()} ${path} ${status}`),
    ),
  );
  expect([...answered].sort()).toEqual(described.sort());
});
